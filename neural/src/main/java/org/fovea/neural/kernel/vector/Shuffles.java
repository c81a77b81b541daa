package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import java.util.function.IntPredicate;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/** Takes rows apart by every second or fourth element, and puts four together again. */
final class Shuffles {
  private static final VectorShuffle<Float> SECOND =
      VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);
  private static final VectorShuffle<Float> FOURTH =
      VectorShuffle.fromOp(SPECIES, i -> 4 * i % LANES);
  private static final VectorMask<Float> UPPER_HALF = lanes(i -> i >= LANES / 2);
  private static final VectorMask<Float> QUARTER_1 = lanes(i -> i / (LANES / 4) == 1);
  private static final VectorMask<Float> QUARTER_2 = lanes(i -> i / (LANES / 4) == 2);
  private static final VectorMask<Float> QUARTER_3 = lanes(i -> i / (LANES / 4) == 3);

  private static final VectorShuffle<Float> SPREAD_0 = VectorShuffle.fromOp(SPECIES, i -> i / 4);
  private static final VectorShuffle<Float> SPREAD_1 =
      VectorShuffle.fromOp(SPECIES, i -> LANES / 4 + i / 4);
  private static final VectorShuffle<Float> SPREAD_2 =
      VectorShuffle.fromOp(SPECIES, i -> LANES / 2 + i / 4);
  private static final VectorShuffle<Float> SPREAD_3 =
      VectorShuffle.fromOp(SPECIES, i -> 3 * LANES / 4 + i / 4);
  private static final VectorMask<Float> LANE_1 = lanes(i -> i % 4 == 1);
  private static final VectorMask<Float> LANE_2 = lanes(i -> i % 4 == 2);
  private static final VectorMask<Float> LANE_3 = lanes(i -> i % 4 == 3);

  private Shuffles() {}

  private static VectorMask<Float> lanes(IntPredicate which) {
    boolean[] bits = new boolean[LANES];
    for (int i = 0; i < LANES; i++) {
      bits[i] = which.test(i);
    }
    return VectorMask.fromArray(SPECIES, bits, 0);
  }

  private static FloatVector at(float[] x, int i) {
    return FloatVector.fromArray(SPECIES, x, i);
  }

  /** Copies rows, zeros up to the end of a vector. */
  static void rows(
      float[] from, int at, int pitch, float[] to, int toAt, int toPitch, int rows, int width) {
    int whole = width / LANES * LANES;
    VectorMask<Float> tail = SPECIES.indexInRange(0, width - whole);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++) {
      int source = at + r * pitch;
      int target = toAt + r * toPitch;
      for (int t = 0; t < whole; t += LANES) {
        at(from, source + t).intoArray(to, target + t);
      }
      if (whole < width) {
        zero.blend(at(from, source + whole), tail).intoArray(to, target + whole);
      }
    }
  }

  /** Copies every second element of rows, zeros up to the end of a vector. */
  static void rowsOfSeconds(
      float[] from, int at, int pitch, float[] to, int toAt, int toPitch, int rows, int width) {
    int whole = width / LANES * LANES;
    VectorMask<Float> tail = SPECIES.indexInRange(0, width - whole);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++) {
      int source = at + r * pitch;
      int target = toAt + r * toPitch;
      for (int t = 0; t < whole; t += LANES) {
        seconds(from, source + 2 * t).intoArray(to, target + t);
      }
      if (whole < width) {
        zero.blend(seconds(from, source + 2 * whole), tail).intoArray(to, target + whole);
      }
    }
  }

  /** Copies every fourth element of rows, zeros up to the end of a vector. */
  static void rowsOfFourths(
      float[] from, int at, int pitch, float[] to, int toAt, int toPitch, int rows, int width) {
    int whole = width / LANES * LANES;
    VectorMask<Float> tail = SPECIES.indexInRange(0, width - whole);
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int r = 0; r < rows; r++) {
      int source = at + r * pitch;
      int target = toAt + r * toPitch;
      for (int t = 0; t < whole; t += LANES) {
        fourths(from, source + 4 * t).intoArray(to, target + t);
      }
      if (whole < width) {
        zero.blend(fourths(from, source + 4 * whole), tail).intoArray(to, target + whole);
      }
    }
  }

  private static FloatVector seconds(float[] x, int at) {
    return seconds(at(x, at), at(x, at + LANES));
  }

  /** Every second element, which come first in the result. */
  static FloatVector seconds(FloatVector x) {
    return x.rearrange(SECOND);
  }

  /** Every second element of two vectors. */
  static FloatVector seconds(FloatVector low, FloatVector high) {
    return low.rearrange(SECOND).blend(high.rearrange(SECOND), UPPER_HALF);
  }

  private static FloatVector fourths(float[] x, int at) {
    FloatVector first = at(x, at).rearrange(FOURTH);
    return first
        .blend(at(x, at + LANES).rearrange(FOURTH), QUARTER_1)
        .blend(at(x, at + 2 * LANES).rearrange(FOURTH), QUARTER_2)
        .blend(at(x, at + 3 * LANES).rearrange(FOURTH), QUARTER_3);
  }

  /** Interleaves four rows and adds to each element, whole vectors only; returns how many were. */
  static int interleave(
      float[] x, int at, int distance, float addend, float[] y, int yAt, int length) {
    int whole = length / LANES * LANES;
    int at1 = at + distance;
    int at2 = at1 + distance;
    int at3 = at2 + distance;
    for (int t = 0; t < whole; t += LANES) {
      FloatVector x0 = at(x, at + t).add(addend);
      FloatVector x1 = at(x, at1 + t).add(addend);
      FloatVector x2 = at(x, at2 + t).add(addend);
      FloatVector x3 = at(x, at3 + t).add(addend);
      int to = yAt + 4 * t;
      x0.rearrange(SPREAD_0)
          .blend(x1.rearrange(SPREAD_0), LANE_1)
          .blend(x2.rearrange(SPREAD_0), LANE_2)
          .blend(x3.rearrange(SPREAD_0), LANE_3)
          .intoArray(y, to);
      x0.rearrange(SPREAD_1)
          .blend(x1.rearrange(SPREAD_1), LANE_1)
          .blend(x2.rearrange(SPREAD_1), LANE_2)
          .blend(x3.rearrange(SPREAD_1), LANE_3)
          .intoArray(y, to + LANES);
      x0.rearrange(SPREAD_2)
          .blend(x1.rearrange(SPREAD_2), LANE_1)
          .blend(x2.rearrange(SPREAD_2), LANE_2)
          .blend(x3.rearrange(SPREAD_2), LANE_3)
          .intoArray(y, to + 2 * LANES);
      x0.rearrange(SPREAD_3)
          .blend(x1.rearrange(SPREAD_3), LANE_1)
          .blend(x2.rearrange(SPREAD_3), LANE_2)
          .blend(x3.rearrange(SPREAD_3), LANE_3)
          .intoArray(y, to + 3 * LANES);
    }
    return whole;
  }
}
