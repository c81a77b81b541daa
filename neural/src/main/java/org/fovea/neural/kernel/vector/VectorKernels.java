package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.COLUMNS;
import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.fovea.neural.kernel.Columns;
import org.fovea.neural.kernel.Combination;
import org.fovea.neural.kernel.Kernels;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.kernel.PackedMatrix;
import org.fovea.neural.kernel.PanelMatrix;
import org.fovea.neural.kernel.Windows;
import org.jspecify.annotations.Nullable;

/** Kernels of explicit vector operations. */
public final class VectorKernels implements Kernels {
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** Makes the kernels; they have no state but buffers of each thread. */
  public VectorKernels() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public void gemm(Matrix a, Matrix b, Matrix c, boolean accumulate) {
    PanelProduct.gemm(a, b, c, accumulate);
  }

  @Override
  public PackedMatrix pack(Matrix a, float @Nullable [] start) {
    return PanelProduct.pack(a, start);
  }

  @Override
  public void gemm(PackedMatrix a, int fromRow, int toRow, Windows x, Matrix c) {
    PanelProduct.gemm(a, fromRow, toRow, x, c);
  }

  @Override
  public void greater(float[] x, int at, float[] best, int bestAt, int length) {
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, x, at + i);
      FloatVector.fromArray(SPECIES, best, bestAt + i).max(value).intoArray(best, bestAt + i);
    }
    for (; i < length; i++) {
      best[bestAt + i] = Math.max(best[bestAt + i], x[at + i]);
    }
  }

  @Override
  public int panel() {
    return COLUMNS;
  }

  @Override
  public void gemm(PackedMatrix a, int fromRow, int toRow, PanelMatrix b, Matrix c) {
    PanelProduct.gemm(a, fromRow, toRow, b, c);
  }

  @Override
  public void gemm(Matrix a, PanelMatrix b, Matrix c, boolean accumulate) {
    PanelProduct.gemm(a, b, c, accumulate);
  }

  @Override
  public boolean prefersPixelRows(int pixels) {
    return PanelProduct.prefersPixelRows(pixels);
  }

  @Override
  public void gemm(Windows x, PanelMatrix w, float @Nullable [] start, Matrix c) {
    PanelProduct.gemm(x, w, start, c);
  }

  @Override
  public void gemmTransposed(Matrix a, Windows x, Matrix c) {
    WindowDots.gemmTransposed(a, x, c);
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (; i + 2 * LANES <= length; i += 2 * LANES) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, a, aOffset + i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, a, aOffset + i + LANES);
      s0 = x0.fma(FloatVector.fromArray(SPECIES, b, bOffset + i), s0);
      s1 = x1.fma(FloatVector.fromArray(SPECIES, b, bOffset + i + LANES), s1);
    }
    float total = LaneSum.of(s0.add(s1));
    for (; i < length; i++) {
      total += a[aOffset + i] * b[bOffset + i];
    }
    return total;
  }

  @Override
  public float sum(float[] a, int offset, int length) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (; i + 2 * LANES <= length; i += 2 * LANES) {
      s0 = s0.add(FloatVector.fromArray(SPECIES, a, offset + i));
      s1 = s1.add(FloatVector.fromArray(SPECIES, a, offset + i + LANES));
    }
    float total = LaneSum.of(s0.add(s1));
    for (; i < length; i++) {
      total += a[offset + i];
    }
    return total;
  }

  @Override
  public float max(float[] a, int offset, int length) {
    FloatVector most = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      most = most.max(FloatVector.fromArray(SPECIES, a, offset + i));
    }
    float greatest = most.reduceLanes(VectorOperators.MAX);
    for (; i < length; i++) {
      greatest = Math.max(greatest, a[offset + i]);
    }
    return greatest;
  }

  @Override
  public float centredDot(
      float[] a, int aOffset, float aShift, float[] b, int bOffset, float bShift, int length) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    int i = 0;
    for (; i + 2 * LANES <= length; i += 2 * LANES) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, a, aOffset + i).sub(aShift);
      FloatVector x1 = FloatVector.fromArray(SPECIES, a, aOffset + i + LANES).sub(aShift);
      s0 = x0.fma(FloatVector.fromArray(SPECIES, b, bOffset + i).sub(bShift), s0);
      s1 = x1.fma(FloatVector.fromArray(SPECIES, b, bOffset + i + LANES).sub(bShift), s1);
    }
    float total = LaneSum.of(s0.add(s1));
    for (; i < length; i++) {
      total += (a[aOffset + i] - aShift) * (b[bOffset + i] - bShift);
    }
    return total;
  }

  @Override
  public void keepWherePositive(float[] g, float[] x, float[] out, int from, int to) {
    int i = from;
    FloatVector zero = FloatVector.zero(SPECIES);
    for (; i + LANES <= to; i += LANES) {
      VectorMask<Float> positive =
          FloatVector.fromArray(SPECIES, x, i).compare(VectorOperators.GT, 0);
      zero.blend(FloatVector.fromArray(SPECIES, g, i), positive).intoArray(out, i);
    }
    for (; i < to; i++) {
      out[i] = x[i] > 0 ? g[i] : 0;
    }
  }

  @Override
  public void compete(float[] best, int[] winners, float[] x, int at, int rank, int length) {
    int i = 0;
    for (; i + LANES <= length; i += LANES) {
      FloatVector value = FloatVector.fromArray(SPECIES, x, at + i);
      FloatVector before = FloatVector.fromArray(SPECIES, best, i);
      VectorMask<Float> isNan = value.compare(VectorOperators.NE, value);
      VectorMask<Float> wins = value.compare(VectorOperators.GT, before).or(isNan);
      before.blend(value, wins).intoArray(best, i);
      IntVector.fromArray(INTS, winners, i).blend(rank, wins.cast(INTS)).intoArray(winners, i);
    }
    for (; i < length; i++) {
      float value = x[at + i];
      if (value > best[i] || Float.isNaN(value)) {
        best[i] = value;
        winners[i] = rank;
      }
    }
  }

  @Override
  public void tanh(float[] x, float[] out, int from, int to) {
    int whole = TanhKernel.tanh(x, out, from, to);
    if (whole < to) {
      // The rest has the steps of whole vectors, so that a cut does not change a bit.
      float[] rest = new float[LANES];
      System.arraycopy(x, whole, rest, 0, to - whole);
      TanhKernel.tanh(rest, rest, 0, LANES);
      System.arraycopy(rest, 0, out, whole, to - whole);
    }
  }

  @Override
  public void exp(float[] x, int from, int to) {
    rest(SmoothKernel::exp, x, SmoothKernel.exp(x, from, to), to);
  }

  @Override
  public void sigmoid(float[] x, int from, int to) {
    rest(SmoothKernel::sigmoid, x, SmoothKernel.sigmoid(x, from, to), to);
  }

  @Override
  public void silu(float[] x, int from, int to) {
    rest(SmoothKernel::silu, x, SmoothKernel.silu(x, from, to), to);
  }

  @Override
  public void gelu(float[] x, int from, int to) {
    rest(SmoothKernel::gelu, x, SmoothKernel.gelu(x, from, to), to);
  }

  /** A function of whole vectors. */
  private interface InPlace {
    int apply(float[] x, int from, int to);
  }

  /** What is no whole vector has the steps of one, so that a cut does not change a bit. */
  private static void rest(InPlace function, float[] x, int from, int to) {
    if (from < to) {
      float[] vector = new float[LANES];
      System.arraycopy(x, from, vector, 0, to - from);
      function.apply(vector, 0, LANES);
      System.arraycopy(vector, 0, x, from, to - from);
    }
  }

  @Override
  public void combine(
      Combination combination,
      float[] x,
      int[] xs,
      int xPitch,
      float[] y,
      int[] ys,
      int yPitch,
      int rows,
      int width) {
    WinogradKernel.combine(combination, x, xs, xPitch, y, ys, yPitch, rows, width);
  }

  @Override
  public void correlate(
      int step,
      float[] x,
      int[] xs,
      int xPitch,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int yPitch,
      int rows,
      int width) {
    int r = 0;
    if (step == 1) {
      for (; r + 4 <= rows; r += 4) {
        CorrelationKernel.fourRows(
            x,
            xs,
            r * xPitch,
            xPitch,
            weights,
            weightsAt,
            start,
            y,
            yAt + r * yPitch,
            yPitch,
            width);
      }
    } else if (step == 2) {
      for (; 2 * width <= LANES && r + 4 <= rows; r += 4) {
        CorrelationKernel.fourHalvesOfSeconds(
            x, xs, r * xPitch, xPitch, weights, weightsAt, start, y, yAt + r * yPitch, yPitch);
      }
      for (; r + 2 <= rows; r += 2) {
        CorrelationKernel.twoRowsOfSeconds(
            x,
            xs,
            r * xPitch,
            xPitch,
            weights,
            weightsAt,
            start,
            y,
            yAt + r * yPitch,
            yPitch,
            width);
      }
    }
    for (; r < rows; r++) {
      int from = r * xPitch;
      int to = yAt + r * yPitch;
      if (step == 1) {
        CorrelationKernel.row(x, xs, from, weights, weightsAt, start, y, to, width);
      } else if (step == 2) {
        CorrelationKernel.rowOfSeconds(x, xs, from, weights, weightsAt, start, y, to, width);
      } else {
        CorrelationKernel.rowOfElements(step, x, xs, from, weights, weightsAt, start, y, to, width);
      }
    }
  }

  @Override
  public void correlateNeighbours(
      int step,
      float[] x,
      int xAt,
      Columns columns,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int rows) {
    if (step == 1) {
      NeighbourKernel.everyPixel(x, xAt, columns, weights, weightsAt, start, y, yAt, rows);
    } else {
      NeighbourKernel.everySecond(x, xAt, columns, weights, weightsAt, start, y, yAt, rows);
    }
  }

  @Override
  public void sample(
      int step,
      float[] from,
      int at,
      int pitch,
      float[] to,
      int toAt,
      int toPitch,
      int rows,
      int width) {
    // A vector reads up to the next multiple of its lanes.
    int reach = (width + LANES - 1) / LANES * LANES * step;
    int safe = step == 1 || step == 2 || step == 4 ? rows : 0;
    while (safe > 0 && at + (safe - 1) * pitch + reach > from.length) {
      safe--;
    }
    if (step == 1) {
      Shuffles.rows(from, at, pitch, to, toAt, toPitch, safe, width);
    } else if (step == 2) {
      Shuffles.rowsOfSeconds(from, at, pitch, to, toAt, toPitch, safe, width);
    } else if (step == 4) {
      Shuffles.rowsOfFourths(from, at, pitch, to, toAt, toPitch, safe, width);
    }
    for (int r = safe; r < rows; r++) {
      for (int t = 0; t < width; t++) {
        to[toAt + r * toPitch + t] = from[at + r * pitch + t * step];
      }
    }
  }

  @Override
  public void interleave(
      float[] x, int at, int distance, float addend, float[] y, int yAt, int length) {
    for (int t = Shuffles.interleave(x, at, distance, addend, y, yAt, length); t < length; t++) {
      for (int s = 0; s < 4; s++) {
        y[yAt + 4 * t + s] = x[at + s * distance + t] + addend;
      }
    }
  }

  @Override
  public int spill() {
    return LANES - 1;
  }

  @Override
  public long multiplyAdds(long least) {
    return PeakLoop.run(least, 1, 1);
  }

  @Override
  public int vectorBits() {
    return SPECIES.vectorBitSize();
  }
}
