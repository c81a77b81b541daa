package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.fovea.neural.kernel.Columns;

/**
 * Weighted sums of the 3 x 3 neighbours of pixels. A vector runs on from row to row, so that few
 * lanes stay idle however narrow the plane is; neighbours beyond its sides are masked.
 */
final class NeighbourKernel {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  private NeighbourKernel() {}

  private static FloatVector at(float[] x, int i) {
    return FloatVector.fromArray(SPECIES, x, i);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static FloatVector masked(FloatVector sum, int[] mask, int column) {
    return sum.reinterpretAsInts()
        .and(IntVector.fromArray(INTS, mask, column))
        .reinterpretAsFloats();
  }

  /** Of each pixel of so many rows. */
  static void everyPixel(
      float[] x,
      int xAt,
      Columns columns,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int rows) {
    FloatVector w0 = all(weights[weightsAt]);
    FloatVector w1 = all(weights[weightsAt + 1]);
    FloatVector w2 = all(weights[weightsAt + 2]);
    FloatVector w3 = all(weights[weightsAt + 3]);
    FloatVector w4 = all(weights[weightsAt + 4]);
    FloatVector w5 = all(weights[weightsAt + 5]);
    FloatVector w6 = all(weights[weightsAt + 6]);
    FloatVector w7 = all(weights[weightsAt + 7]);
    FloatVector w8 = all(weights[weightsAt + 8]);
    FloatVector first = all(start);
    int width = columns.width();
    int[] hasLeft = columns.hasLeft();
    int[] hasRight = columns.hasRight();
    int advance = LANES % width;
    int column = 0;
    for (int t = 0; t < rows * width; t += LANES) {
      int p = xAt + t;
      FloatVector left = w0.mul(at(x, p - width - 1));
      left = w3.fma(at(x, p - 1), left);
      left = w6.fma(at(x, p + width - 1), left);
      FloatVector middle = w1.fma(at(x, p - width), first);
      middle = w4.fma(at(x, p), middle);
      middle = w7.fma(at(x, p + width), middle);
      FloatVector right = w2.mul(at(x, p - width + 1));
      right = w5.fma(at(x, p + 1), right);
      right = w8.fma(at(x, p + width + 1), right);
      middle
          .add(masked(left, hasLeft, column))
          .add(masked(right, hasRight, column))
          .intoArray(y, yAt + t);
      column += advance;
      column = column < width ? column : column - width;
    }
  }

  /** Of every second pixel of every second row. */
  static void everySecond(
      float[] x,
      int xAt,
      Columns columns,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int rows) {
    FloatVector w0 = all(weights[weightsAt]);
    FloatVector w1 = all(weights[weightsAt + 1]);
    FloatVector w2 = all(weights[weightsAt + 2]);
    FloatVector w3 = all(weights[weightsAt + 3]);
    FloatVector w4 = all(weights[weightsAt + 4]);
    FloatVector w5 = all(weights[weightsAt + 5]);
    FloatVector w6 = all(weights[weightsAt + 6]);
    FloatVector w7 = all(weights[weightsAt + 7]);
    FloatVector w8 = all(weights[weightsAt + 8]);
    FloatVector first = all(start);
    int width = columns.width();
    int[] hasLeft = columns.hasLeft();
    int[] hasRight = columns.hasRight();
    int half = (width + 1) / 2;
    for (int r = 0; r < rows; r++) {
      int p = xAt + 2 * r * width;
      for (int t = 0; t < width; t += LANES) {
        FloatVector left = w0.mul(at(x, p + t - width - 1));
        left = w3.fma(at(x, p + t - 1), left);
        left = w6.fma(at(x, p + t + width - 1), left);
        FloatVector middle = w1.fma(at(x, p + t - width), first);
        middle = w4.fma(at(x, p + t), middle);
        middle = w7.fma(at(x, p + t + width), middle);
        FloatVector right = w2.mul(at(x, p + t - width + 1));
        right = w5.fma(at(x, p + t + 1), right);
        right = w8.fma(at(x, p + t + width + 1), right);
        Shuffles.seconds(middle.add(masked(left, hasLeft, t)).add(masked(right, hasRight, t)))
            .intoArray(y, yAt + r * half + t / 2);
      }
    }
  }
}
