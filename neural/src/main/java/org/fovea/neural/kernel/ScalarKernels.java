package org.fovea.neural.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Plain Java, in the shapes that HotSpot's C2 compiler turns into vector code. */
public final class ScalarKernels implements Kernels {
  /** Columns of C at a time: the rows below stay in the first-level cache. */
  private static final int COLUMNS = 256;

  /** Rows of B at a time, a multiple of 4. */
  private static final int DEPTH = 16;

  /** Where C has fewer columns than this, working along its rows does not pay. */
  private static final int NARROW = 32;

  private static final float ROOT_HALF = (float) Math.sqrt(0.5);

  /** Makes the kernels; they have no state. */
  public ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void gemm(Matrix a, Matrix b, Matrix c, boolean accumulate) {
    if (c.columns() < NARROW && c.rows() > c.columns()) {
      gemmByRows(b.transposed(), Rows.of(a.transposed()), c.transposed(), accumulate);
    } else {
      gemmByRows(a, Rows.of(b), c, accumulate);
    }
  }

  @Override
  public PackedMatrix pack(Matrix a, float @Nullable [] start) {
    float[] rows = new float[a.rows() * a.columns()];
    for (int i = 0; i < a.rows(); i++) {
      int from = a.offset() + i * a.rowStride();
      gather(a.data(), from, a.columnStride(), rows, i * a.columns(), a.columns());
    }
    return new PackedMatrix(rows, a.rows(), a.columns(), start, 1);
  }

  @Override
  public void gemm(PackedMatrix a, int fromRow, int toRow, Windows x, Matrix c) {
    gemm(a, fromRow, toRow, (row, column, width, to) -> copyRuns(x, row, column, width, to), c);
  }

  @Override
  public void greater(float[] x, int at, float[] best, int bestAt, int length) {
    for (int i = 0; i < length; i++) {
      best[bestAt + i] = Math.max(best[bestAt + i], x[at + i]);
    }
  }

  @Override
  public void gemm(PackedMatrix a, int fromRow, int toRow, PanelMatrix b, Matrix c) {
    gemm(a, fromRow, toRow, panels(b), c);
  }

  @Override
  public void gemm(Matrix a, PanelMatrix b, Matrix c, boolean accumulate) {
    gemmByRows(a, panels(b), c, accumulate);
  }

  /** A panel is as wide as what is copied, so that a copy is of one. */
  private static Rows panels(PanelMatrix b) {
    return (row, column, width, to) ->
        System.arraycopy(b.data(), b.at() + column * b.rows() + row * COLUMNS, to, 0, width);
  }

  @Override
  public boolean prefersPixelRows(int pixels) {
    return false;
  }

  @Override
  public void gemm(Windows x, PanelMatrix w, float @Nullable [] start, Matrix c) {
    int m = w.columns();
    int depth = w.rows();
    float[] rows = new float[m * depth];
    for (int o = 0; o < m; o++) {
      int from = w.at() + o / COLUMNS * depth * COLUMNS + o % COLUMNS;
      gather(w.data(), from, COLUMNS, rows, o * depth, depth);
    }
    gemm(new PackedMatrix(rows, m, depth, start, 1), 0, m, x, c);
  }

  @Override
  public int panel() {
    return COLUMNS;
  }

  private static void gemm(PackedMatrix a, int fromRow, int toRow, Rows x, Matrix c) {
    float[] start = a.start();
    for (int i = 0; i < c.rows(); i++) {
      int at = c.offset() + i * c.rowStride();
      Arrays.fill(c.data(), at, at + c.columns(), start == null ? 0 : start[fromRow + i]);
    }
    Matrix rows = Matrix.of(a.data(), fromRow * a.columns(), toRow - fromRow, a.columns());
    gemmByRows(rows, x, c, true);
  }

  private static void copyRuns(Windows x, int row, int column, int width, float[] to) {
    for (int j = 0; j < width; ) {
      int within = (column + j) % x.width();
      int length = Math.min(width - j, x.width() - within);
      int from = x.at() + x.offsets()[row] + (column + j) / x.width() * x.pitch() + within;
      System.arraycopy(x.data(), from, to, j, length);
      j += length;
    }
  }

  @Override
  public void gemmTransposed(Matrix a, Windows x, Matrix c) {
    gemmByRows(
        a,
        (row, column, width, to) -> {
          int at = x.at() + row;
          for (int j = 0; j < width; j++) {
            to[j] = x.data()[at + x.offsets()[column + j]];
          }
        },
        c,
        true);
  }

  /** Gives parts of the rows of the right operand. */
  private interface Rows {
    void copy(int row, int column, int width, float[] to);

    static Rows of(Matrix b) {
      return (row, column, width, to) -> {
        int at = b.offset() + row * b.rowStride() + column * b.columnStride();
        gather(b.data(), at, b.columnStride(), to, 0, width);
      };
    }
  }

  private static void gemmByRows(Matrix a, Rows b, Matrix c, boolean accumulate) {
    int depth = a.columns();
    float[][] rows = new float[DEPTH][Math.min(COLUMNS, c.columns())];
    float[] sums = new float[rows[0].length];
    for (int j = 0; j < c.columns(); j += COLUMNS) {
      int width = Math.min(COLUMNS, c.columns() - j);
      for (int p = 0; p < Math.max(1, depth); p += DEPTH) {
        int height = Math.min(DEPTH, depth - p);
        for (int q = 0; q < height; q++) {
          b.copy(p + q, j, width, rows[q]);
        }
        for (int i = 0; i < c.rows(); i++) {
          int at = c.offset() + i * c.rowStride() + j * c.columnStride();
          if (accumulate || p > 0) {
            gather(c.data(), at, c.columnStride(), sums, 0, width);
          } else {
            Arrays.fill(sums, 0, width, 0);
          }
          addRows(a, i, p, height, rows, sums, width);
          scatter(sums, c.data(), at, c.columnStride(), width);
        }
      }
    }
  }

  private static void addRows(
      Matrix a, int i, int p, int height, float[][] rows, float[] sums, int width) {
    float[] x = a.data();
    int step = a.columnStride();
    int at = a.offset() + i * a.rowStride() + p * step;
    int q = 0;
    for (; q + 4 <= height; q += 4, at += 4 * step) {
      addFour(
          sums,
          x[at],
          rows[q],
          x[at + step],
          rows[q + 1],
          x[at + 2 * step],
          rows[q + 2],
          x[at + 3 * step],
          rows[q + 3],
          width);
    }
    for (; q < height; q++, at += step) {
      addOne(sums, x[at], rows[q], width);
    }
  }

  /** More than four rows, or an offset in an index, and C2 of JDK 17 no longer vectorises this. */
  private static void addFour(
      float[] sums,
      float a0,
      float[] b0,
      float a1,
      float[] b1,
      float a2,
      float[] b2,
      float a3,
      float[] b3,
      int width) {
    for (int j = 0; j < width; j++) {
      sums[j] =
          Math.fma(
              a3, b3[j], Math.fma(a2, b2[j], Math.fma(a1, b1[j], Math.fma(a0, b0[j], sums[j]))));
    }
  }

  private static void addOne(float[] sums, float a, float[] b, int width) {
    for (int j = 0; j < width; j++) {
      sums[j] = Math.fma(a, b[j], sums[j]);
    }
  }

  private static void gather(float[] from, int at, int stride, float[] to, int toAt, int length) {
    if (stride == 1) {
      System.arraycopy(from, at, to, toAt, length);
      return;
    }
    for (int j = 0; j < length; j++) {
      to[toAt + j] = from[at + j * stride];
    }
  }

  private static void scatter(float[] from, float[] to, int at, int stride, int length) {
    if (stride == 1) {
      System.arraycopy(from, 0, to, at, length);
      return;
    }
    for (int j = 0; j < length; j++) {
      to[at + j * stride] = from[j];
    }
  }

  @Override
  public float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      s0 += a[aOffset + i] * b[bOffset + i];
      s1 += a[aOffset + i + 1] * b[bOffset + i + 1];
      s2 += a[aOffset + i + 2] * b[bOffset + i + 2];
      s3 += a[aOffset + i + 3] * b[bOffset + i + 3];
    }
    for (; i < length; i++) {
      s0 += a[aOffset + i] * b[bOffset + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public float sum(float[] a, int offset, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = offset;
    int end = offset + length;
    for (; i + 4 <= end; i += 4) {
      s0 += a[i];
      s1 += a[i + 1];
      s2 += a[i + 2];
      s3 += a[i + 3];
    }
    for (; i < end; i++) {
      s0 += a[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public float max(float[] a, int offset, int length) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + length; i++) {
      greatest = Math.max(greatest, a[i]);
    }
    return greatest;
  }

  @Override
  public float centredDot(
      float[] a, int aOffset, float aShift, float[] b, int bOffset, float bShift, int length) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 4 <= length; i += 4) {
      s0 += (a[aOffset + i] - aShift) * (b[bOffset + i] - bShift);
      s1 += (a[aOffset + i + 1] - aShift) * (b[bOffset + i + 1] - bShift);
      s2 += (a[aOffset + i + 2] - aShift) * (b[bOffset + i + 2] - bShift);
      s3 += (a[aOffset + i + 3] - aShift) * (b[bOffset + i + 3] - bShift);
    }
    for (; i < length; i++) {
      s0 += (a[aOffset + i] - aShift) * (b[bOffset + i] - bShift);
    }
    return (s0 + s1) + (s2 + s3);
  }

  @Override
  public void keepWherePositive(float[] g, float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      float gradient = g[i];
      out[i] = x[i] > 0 ? gradient : 0;
    }
  }

  @Override
  public void compete(float[] best, int[] winners, float[] x, int at, int rank, int length) {
    for (int i = 0; i < length; i++) {
      float value = x[at + i];
      if (value > best[i] || Float.isNaN(value)) {
        best[i] = value;
        winners[i] = rank;
      }
    }
  }

  @Override
  public void tanh(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = RationalTanh.of(x[i]);
    }
  }

  @Override
  public void exp(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = FloatExp.of(x[i]);
    }
  }

  @Override
  public void sigmoid(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = FloatExp.sigmoid(x[i]);
    }
  }

  @Override
  public void silu(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] *= FloatExp.sigmoid(x[i]);
    }
  }

  @Override
  public void gelu(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = x[i] * 0.5f * (RationalErf.of(x[i] * ROOT_HALF) + 1);
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
    for (int i = 0; i < combination.outputs(); i++) {
      for (int r = 0; r < rows; r++) {
        int to = ys[i] + r * yPitch;
        Arrays.fill(y, to, to + width, 0);
        for (int j = 0; j < combination.inputs(); j++) {
          float factor = (float) combination.factor(i, j);
          if (factor != 0) {
            addScaled(factor, x, xs[j] + r * xPitch, y, to, width);
          }
        }
      }
    }
  }

  private static void addScaled(float factor, float[] x, int from, float[] y, int to, int length) {
    for (int t = 0; t < length; t++) {
      y[to + t] = Math.fma(factor, x[from + t], y[to + t]);
    }
  }

  @Override
  public long multiplyAdds(long least) {
    float[] sums = new float[4096]; // These stay in the first-level cache.
    long done = 0;
    for (; done < least; done += 4L * sums.length) {
      addProducts(sums, 1, 1);
    }
    // Never NaN, but the compiler does not know, and must compute the sums.
    return Float.isNaN(sum(sums, 0, sums.length)) ? 0 : done;
  }

  /** Four in a row for each load and store, which would else take longer than the arithmetic. */
  private static void addProducts(float[] sums, float a, float b) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = Math.fma(a, b, Math.fma(a, b, Math.fma(a, b, Math.fma(a, b, sums[j]))));
    }
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
    for (int r = 0; r < rows; r++) {
      int to = yAt + r * yPitch;
      Arrays.fill(y, to, to + width, start);
      for (int k = 0; k < xs.length; k++) {
        float weight = weights[weightsAt + k];
        int from = xs[k] + r * xPitch;
        if (step == 1) {
          addScaled(weight, x, from, y, to, width);
        } else {
          for (int t = 0; t < width; t++) {
            y[to + t] += weight * x[from + t * step];
          }
        }
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
    int width = columns.width();
    int count = (width + step - 1) / step;
    for (int r = 0; r < rows; r++) {
      int to = yAt + r * count;
      Arrays.fill(y, to, to + count, start);
      for (int tap = 0; tap < 9; tap++) {
        int shift = tap % 3 - 1;
        int from = xAt + (r * step + tap / 3 - 1) * width + shift;
        int first = shift < 0 ? 1 : 0;
        int end = (width - Math.max(0, shift) + step - 1) / step;
        float weight = weights[weightsAt + tap];
        for (int t = first; t < end; t++) {
          y[to + t] += weight * x[from + t * step];
        }
      }
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
    for (int r = 0; r < rows; r++) {
      gather(from, at + r * pitch, step, to, toAt + r * toPitch, width);
    }
  }

  @Override
  public void interleave(
      float[] x, int at, int distance, float addend, float[] y, int yAt, int length) {
    for (int s = 0; s < 4; s++) {
      int from = at + s * distance;
      for (int t = 0; t < length; t++) {
        y[yAt + 4 * t + s] = x[from + t] + addend;
      }
    }
  }

  @Override
  public int spill() {
    return 0;
  }

  @Override
  public int vectorBits() {
    return Float.SIZE;
  }
}
