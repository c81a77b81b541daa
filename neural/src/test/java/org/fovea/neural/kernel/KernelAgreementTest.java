package org.fovea.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scalar and vector kernels against sums in double, literally written. A float sum of n terms may
 * be off by n units of rounding of the sum of magnitudes.
 */
class KernelAgreementTest {
  private static final double ROUNDING = Math.ulp(1f) / 2.0;
  private static final Kernels[] BOTH = {
    KernelChoice.choose("scalar"), KernelChoice.choose("vector")
  };

  private static float[] random(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float at(Matrix m, int i, int j) {
    return m.data()[m.offset() + i * m.rowStride() + j * m.columnStride()];
  }

  private static void checkProduct(
      Matrix a, Matrix b, Matrix before, Matrix c, boolean accumulate, String name) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        double sum = accumulate ? at(before, i, j) : 0;
        double magnitude = Math.abs(sum);
        for (int p = 0; p < a.columns(); p++) {
          double term = (double) at(a, i, p) * at(b, p, j);
          sum += term;
          magnitude += Math.abs(term);
        }
        assertThat((double) at(c, i, j))
            .as("%s (%d, %d)", name, i, j)
            .isCloseTo(sum, within((a.columns() + 2) * ROUNDING * magnitude));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 17, 3",
    "7, 1, 5",
    "3, 33, 64",
    "8, 32, 16",
    "9, 31, 257",
    "13, 65, 40",
    "150, 70, 30",
    "70, 1030, 5",
    "20, 20, 600",
    "5, 5, 0"
  })
  void matrixProduct(int m, int n, int k) {
    float[] left = random(3 + m * k, 1);
    float[] right = random(3 + k * n, 2);
    float[] start = random(m * n, 3);
    Matrix a = Matrix.of(left, 3, m, k);
    Matrix aTransposed = Matrix.of(left, 3, k, m).transposed();
    Matrix b = Matrix.of(right, 3, k, n);
    Matrix bTransposed = Matrix.of(right, 3, n, k).transposed();
    Matrix before = Matrix.of(start, 0, m, n);
    Matrix beforeTransposed = Matrix.of(start, 0, n, m).transposed();
    for (Kernels kernels : BOTH) {
      for (int form = 0; form < 16; form++) {
        Matrix x = (form & 1) == 0 ? a : aTransposed;
        Matrix y = (form & 2) == 0 ? b : bTransposed;
        Matrix old = (form & 4) == 0 ? before : beforeTransposed;
        boolean accumulate = (form & 8) != 0;
        Matrix c = new Matrix(start.clone(), 0, m, n, old.rowStride(), old.columnStride());
        kernels.gemm(x, y, c, accumulate);
        checkProduct(x, y, old, c, accumulate, kernels.name() + " form " + form);
      }
    }
  }

  /** Rows of windows as a matrix of its own. */
  private static Matrix copy(Windows x) {
    float[] rows = new float[x.depth() * x.length()];
    for (int k = 0; k < x.depth(); k++) {
      for (int j = 0; j < x.length(); j++) {
        int at = x.at() + x.offsets()[k] + j / x.width() * x.pitch() + j % x.width();
        rows[k * x.length() + j] = x.data()[at];
      }
    }
    return Matrix.of(rows, 0, x.depth(), x.length());
  }

  private static Windows windows(int depth, int runs, int width, int pitch) {
    int[] offsets = new Random(4).ints(depth, 0, 40).toArray();
    return new Windows(random(runs * pitch + 42, 5), 2, offsets, runs, width, pitch);
  }

  private static Windows windows(int depth, int length) {
    return windows(depth, 1, length, length);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 1, 1",
    "8, 1, 32, 40, 9",
    "3, 31, 1, 3, 27",
    "17, 9, 11, 13, 300",
    "44, 7, 7, 9, 65",
    "47, 3, 100, 102, 20",
    "90, 1, 260, 260, 3",
    "400, 1, 33, 33, 5"
  })
  void packedProducts(int m, int runs, int width, int pitch, int depth) {
    Windows x = windows(depth, runs, width, pitch);
    Matrix a = Matrix.of(random(m * depth, 6), 0, m, depth);
    Matrix right = copy(x);
    int n = x.length();
    float[] start = random(m, 8);
    for (Kernels kernels : BOTH) {
      Matrix starts = new Matrix(start, 0, m, n, 1, 0);
      PackedMatrix packed = kernels.pack(a, start);
      int part = packed.part() * 2 < m ? packed.part() * 2 : 0;
      Matrix c = new Matrix(random(m * (n + 3), 7), 1, m, n, n + 3, 1);
      kernels.gemm(packed, 0, part, x, c.part(0, part, 0, n));
      kernels.gemm(packed, part, m, x, c.part(part, m, 0, n));
      checkProduct(a, right, starts, c, true, kernels.name());

      Matrix d = new Matrix(random(m * (n + 3), 9), 1, m, n, n + 3, 1);
      kernels.gemm(packed, 0, m, panels(kernels, right), d);
      checkProduct(a, right, starts, d, true, kernels.name() + " panels");
      PackedMatrix bare = kernels.pack(a, null);
      kernels.gemm(bare, 0, m, panels(kernels, right), d);
      checkProduct(a, right, starts, d, false, kernels.name() + " without a start");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1, 1, 1", "33, 7, 7, 9, 300", "70, 3, 5, 6, 20", "32, 1, 49, 49, 65"})
  void pixelRowProducts(int m, int runs, int width, int pitch, int depth) {
    Windows x = windows(depth, runs, width, pitch);
    Matrix a = Matrix.of(random(m * depth, 6), 0, m, depth);
    int n = x.length();
    float[] start = random(m, 8);
    Matrix starts = new Matrix(start, 0, m, n, 1, 0);
    for (Kernels kernels : BOTH) {
      PanelMatrix weights = panels(kernels, a.transposed());
      Matrix c = new Matrix(random(m * (n + 3), 7), 1, m, n, n + 3, 1);
      kernels.gemm(x, weights, start, c);
      checkProduct(a, copy(x), starts, c, true, kernels.name());
      kernels.gemm(x, weights, null, c);
      checkProduct(a, copy(x), starts, c, false, kernels.name() + " without a start");
    }
  }

  private static PanelMatrix panels(Kernels kernels, Matrix b) {
    int width = kernels.panel();
    int panels = (b.columns() + width - 1) / width;
    float[] data = new float[3 + panels * width * b.rows()];
    for (int k = 0; k < b.rows(); k++) {
      for (int j = 0; j < b.columns(); j++) {
        data[3 + j / width * b.rows() * width + k * width + j % width] = at(b, k, j);
      }
    }
    return new PanelMatrix(data, 3, b.rows(), b.columns());
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "8, 32, 9", "3, 31, 27", "17, 100, 300", "4, 65, 2", "12, 4200, 6"})
  void transposedWindowProducts(int m, int length, int depth) {
    Windows x = windows(depth, length);
    Matrix wide = new Matrix(random(m * (length + 3), 7), 1, m, length, length + 3, 1);
    for (Kernels kernels : BOTH) {
      float[] sums = random(m * depth, 9);
      Matrix old = Matrix.of(sums.clone(), 0, m, depth);
      Matrix d = Matrix.of(sums, 0, m, depth);
      kernels.gemmTransposed(wide, x, d);
      checkProduct(wide, copy(x).transposed(), old, d, true, kernels.name());
    }
  }

  /** Every combination, over rows that its vectors don't fill, against the sum of terms. */
  @ParameterizedTest
  @EnumSource(Combination.class)
  void combinations(Combination combination) {
    int rows = 3;
    int width = 21;
    int xPitch = 23;
    int size = rows * xPitch + 16;
    float[] x = random(combination.inputs() * size, 1);
    int[] xs = IntStream.range(0, combination.inputs()).map(j -> j * size).toArray();
    int[] ys = IntStream.range(0, combination.outputs()).map(i -> i * size + 1).toArray();
    for (Kernels kernels : BOTH) {
      float[] y = new float[combination.outputs() * size + 1];
      kernels.combine(combination, x, xs, xPitch, y, ys, width, rows, width);
      for (int i = 0; i < ys.length; i++) {
        for (int place = 0; place < rows * width; place++) {
          double sum = 0;
          double magnitude = 0;
          for (int j = 0; j < xs.length; j++) {
            double value = x[xs[j] + place / width * xPitch + place % width];
            sum += combination.factor(i, j) * value;
            magnitude += Math.abs(combination.factor(i, j) * value);
          }
          assertThat((double) y[ys[i] + place])
              .as("%s output %d at %d", kernels.name(), i, place)
              .isCloseTo(sum, within((xs.length + 4) * ROUNDING * magnitude));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1, 7",
    "1, 3, 9, 21",
    "1, 4, 9, 40",
    "1, 9, 25, 5",
    "1, 1, 9, 70",
    "2, 1, 9, 23",
    "2, 2, 25, 7",
    "2, 7, 25, 4",
    "2, 5, 9, 39",
    "3, 2, 9, 17"
  })
  void correlations(int step, int rows, int taps, int width) {
    int pitch = step * width + 3;
    float[] x = random((rows + 5) * pitch + 70, 1);
    float[] weights = random(taps + 2, 2);
    int[] xs = new Random(3).ints(taps, 0, 4 * pitch).toArray();
    for (Kernels kernels : BOTH) {
      float[] y = new float[rows * width + 70];
      kernels.correlate(step, x, xs, pitch, weights, 2, 0.5f, y, 1, width, rows, width);
      for (int place = 0; place < rows * width; place++) {
        double sum = 0.5;
        double magnitude = 0.5;
        for (int k = 0; k < taps; k++) {
          int at = xs[k] + place / width * pitch + place % width * step;
          double term = (double) weights[2 + k] * x[at];
          sum += term;
          magnitude += Math.abs(term);
        }
        assertThat((double) y[1 + place])
            .as("%s at %d", kernels.name(), place)
            .isCloseTo(sum, within((taps + 1) * ROUNDING * magnitude));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 3, 7",
    "1, 2, 16",
    "1, 5, 33",
    "1, 3, 11",
    "2, 1, 1",
    "2, 3, 14",
    "2, 2, 65"
  })
  void neighbours(int step, int rows, int width) {
    int count = (width + step - 1) / step;
    int first = width + 3;
    float[] weights = random(9 + 2, 2);
    for (Kernels kernels : BOTH) {
      int end = first + (step * (rows - 1) + 2) * width;
      float[] x = random(end + 1 + kernels.spill(), 1);
      float[] y = new float[1 + rows * count + kernels.spill()];
      kernels.correlateNeighbours(step, x, first, Columns.of(width), weights, 2, 0.5f, y, 1, rows);
      for (int place = 0; place < rows * count; place++) {
        double sum = 0.5;
        double magnitude = 0.5;
        for (int tap = 0; tap < 9; tap++) {
          int column = place % count * step + tap % 3 - 1;
          if (column >= 0 && column < width) {
            int at = first + (place / count * step + tap / 3 - 1) * width + column;
            double term = (double) weights[2 + tap] * x[at];
            sum += term;
            magnitude += Math.abs(term);
          }
        }
        assertThat((double) y[1 + place])
            .as("%s at %d", kernels.name(), place)
            .isCloseTo(sum, within(10 * ROUNDING * magnitude));
      }
    }
  }

  /** What lies beyond the sides of a plane is another row's. */
  @Test
  void infinityStaysWithItsNeighbours() {
    int width = 5;
    for (Kernels kernels : BOTH) {
      float[] x = new float[5 * width + 70];
      x[2 * width + 1 + width - 1] = Float.POSITIVE_INFINITY;
      float[] y = new float[3 * width + kernels.spill()];
      float[] weights = {1, 1, 1, 1, 1, 1, 1, 1, 1};
      kernels.correlateNeighbours(1, x, width + 1, Columns.of(width), weights, 0, 0, y, 0, 3);
      for (int place = 0; place < 3 * width; place++) {
        boolean near = place % width >= width - 2;
        assertThat(y[place]).isEqualTo(near ? Float.POSITIVE_INFINITY : 0);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 7", "1, 40", "2, 7", "2, 16", "2, 45", "3, 20", "4, 9", "4, 37"})
  void samples(int step, int width) {
    int rows = 3;
    int pitch = step * width + 2;
    float[] x = random(1 + rows * pitch, 1);
    for (Kernels kernels : BOTH) {
      float[] y = new float[rows * (width + 2) + 70];
      kernels.sample(step, x, 1, pitch, y, 2, width + 2, rows, width);
      for (int r = 0; r < rows; r++) {
        for (int t = 0; t < width; t++) {
          assertThat(y[2 + r * (width + 2) + t]).isEqualTo(x[1 + r * pitch + t * step]);
        }
        assertThat(y[2 + r * (width + 2) + width]).as("the gap").isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 16, 21, 50})
  void interleavings(int length) {
    float[] x = random(4 * (length + 3), 1);
    for (Kernels kernels : BOTH) {
      float[] y = new float[4 * length + 1];
      kernels.interleave(x, 2, length + 3 - 1, 0.25f, y, 1, length);
      for (int i = 0; i < 4 * length; i++) {
        assertThat(y[1 + i]).isEqualTo(x[2 + i % 4 * (length + 2) + i / 4] + 0.25f);
      }
    }
  }

  /** A part computed on its own has the same bits as within the whole, wherever it is cut. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 33})
  void cutsDontChangeBits(int cut) {
    int m = 40;
    int n = 70;
    int k = 300;
    Matrix a = Matrix.of(random(m * k, 1), 0, m, k);
    Matrix b = Matrix.of(random(k * n, 2), 0, k, n);
    Windows x = windows(k, n);
    for (Kernels kernels : BOTH) {
      assertThat(product(c -> kernels.gemm(a, b, c, false), m, n))
          .isEqualTo(
              product(
                  c -> {
                    kernels.gemm(a.part(0, cut, 0, k), b, c.part(0, cut, 0, n), false);
                    kernels.gemm(a.part(cut, m, 0, k), b, c.part(cut, m, 0, n), false);
                  },
                  m,
                  n));
      assertThat(product(c -> kernels.gemm(a, b, c, false), m, n))
          .isEqualTo(
              product(
                  c -> {
                    kernels.gemm(a, b.part(0, k, 0, cut), c.part(0, m, 0, cut), false);
                    kernels.gemm(a, b.part(0, k, cut, n), c.part(0, m, cut, n), false);
                  },
                  m,
                  n));
      PackedMatrix packed = kernels.pack(a, null);
      assertThat(product(c -> kernels.gemm(packed, 0, m, x, c), m, n))
          .isEqualTo(
              product(
                  c -> {
                    kernels.gemm(packed, 0, m, stretch(x, 0, cut), c.part(0, m, 0, cut));
                    kernels.gemm(packed, 0, m, stretch(x, cut, n), c.part(0, m, cut, n));
                  },
                  m,
                  n));
      Matrix y = Matrix.of(random(m * n, 3), 0, m, n);
      assertThat(product(c -> kernels.gemmTransposed(y, x, c), m, k))
          .isEqualTo(
              product(
                  c -> {
                    kernels.gemmTransposed(y.part(0, cut, 0, n), x, c.part(0, cut, 0, k));
                    kernels.gemmTransposed(y.part(cut, m, 0, n), x, c.part(cut, m, 0, k));
                  },
                  m,
                  k));
    }
  }

  private static Windows stretch(Windows x, int from, int to) {
    return new Windows(x.data(), x.at() + from, x.offsets(), to - from);
  }

  private static float[] product(Consumer<Matrix> gemm, int m, int n) {
    Matrix c = Matrix.of(new float[m * n], 0, m, n);
    gemm.accept(c);
    return c.data();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 16, 31, 100, 1001})
  void reductions(int length) {
    float[] a = random(length + 3, 1);
    float[] b = random(length + 5, 2);
    double sum = 0;
    double dot = 0;
    double centred = 0;
    for (int i = 0; i < length; i++) {
      sum += a[3 + i];
      dot += (double) a[3 + i] * b[5 + i];
      centred += (a[3 + i] - 0.5) * (b[5 + i] + 0.25);
    }
    double tolerance = (length + 1) * ROUNDING * 4 * (length + 1);
    for (Kernels kernels : BOTH) {
      close(kernels, () -> kernels.sum(a, 3, length), sum, tolerance);
      close(kernels, () -> kernels.dot(a, 3, b, 5, length), dot, tolerance);
      close(
          kernels, () -> kernels.centredDot(a, 3, 0.5f, b, 5, -0.25f, length), centred, tolerance);
    }
  }

  /** So many calls that the compilers have replaced the interpreter: a sum keeps its bits. */
  @Test
  void compilationDoesntChangeBits() {
    float[] a = random(600, 1);
    float[] b = random(600, 2);
    Windows x = new Windows(b, 0, new int[] {0, 31, 62, 93, 124}, 400);
    Matrix left = new Matrix(a, 0, 3, 400, 100, 1);
    for (Kernels kernels : BOTH) {
      Supplier<float[]> sums =
          () -> {
            float[] c = new float[18];
            kernels.gemmTransposed(left, x, Matrix.of(c, 3, 3, 5));
            c[0] = kernels.sum(a, 1, 570);
            c[1] = kernels.dot(a, 1, b, 2, 570);
            c[2] = kernels.centredDot(a, 1, 0.5f, b, 2, 0.25f, 570);
            return c;
          };
      float[] first = sums.get();
      for (int i = 0; i < 10_000; i++) {
        assertThat(Arrays.equals(sums.get(), first)).as("%s call %d", kernels.name(), i).isTrue();
      }
    }
  }

  private static void close(
      Kernels kernels, Supplier<Float> actual, double expected, double tolerance) {
    assertThat((double) actual.get()).as(kernels.name()).isCloseTo(expected, within(tolerance));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 50})
  void selections(int length) {
    float[] x = random(length + 2, 1);
    float[] y = random(length, 2);
    if (length > 20) {
      x[7] = Float.NaN;
      y[18] = Float.NaN;
    }
    for (Kernels kernels : BOTH) {
      float[] kept = new float[length];
      kernels.keepWherePositive(y, x, kept, 0, length);
      float[] best = y.clone();
      int[] winners = new int[length];
      kernels.compete(best, winners, x, 2, 9, length);
      for (int i = 0; i < length; i++) {
        assertThat(kept[i]).isEqualTo((Object) (x[i] > 0 ? y[i] : 0f));
        boolean wins = x[i + 2] > y[i] || Float.isNaN(x[i + 2]);
        assertThat(best[i]).isEqualTo((Object) (wins ? x[i + 2] : y[i]));
        assertThat(winners[i]).isEqualTo(wins ? 9 : 0);
      }
    }
  }

  /** A row by itself has the bits that it has among others. */
  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 70, 600", "3, 33, 300", "9, 31, 257", "350, 70, 20", "5, 5, 0"})
  void productWithPanels(int m, int n, int k) {
    Matrix a = Matrix.of(random(m * k, 1), 0, m, k);
    Matrix b = Matrix.of(random(k * n, 2), 0, k, n);
    Matrix before = new Matrix(random(m * (n + 4), 3), 2, m, n, n + 4, 1);
    for (Kernels kernels : BOTH) {
      PanelMatrix panels = panels(kernels, b);
      for (boolean accumulate : new boolean[] {false, true}) {
        Matrix c = new Matrix(before.data().clone(), 2, m, n, n + 4, 1);
        kernels.gemm(a, panels, c, accumulate);
        checkProduct(a, b, before, c, accumulate, kernels.name());
        Matrix rows = new Matrix(before.data().clone(), 2, m, n, n + 4, 1);
        for (int i = 0; i < m; i++) {
          kernels.gemm(a.part(i, i + 1, 0, k), panels, rows.part(i, i + 1, 0, n), accumulate);
        }
        assertThat(rows.data()).as(kernels.name()).isEqualTo(c.data());
      }
    }
  }

  @Test
  void maxima() {
    float[] x = random(75, 1);
    float[] y = random(75, 2);
    x[3] = Float.NaN;
    y[40] = Float.NaN;
    for (Kernels kernels : BOTH) {
      float[] best = y.clone();
      kernels.greater(x, 1, best, 2, 70);
      for (int i = 0; i < 75; i++) {
        float greatest = i < 2 || i >= 72 ? y[i] : Math.max(y[i], x[i - 1]);
        assertThat(best[i]).isEqualTo((Object) greatest);
      }
      assertThat(kernels.max(x, 4, 70)).isEqualTo(greatest(x, 4, 74));
      assertThat(kernels.max(x, 0, 70)).isNaN();
      assertThat(kernels.max(x, 0, 0)).isEqualTo(Float.NEGATIVE_INFINITY);
    }
  }

  private static float greatest(float[] x, int from, int to) {
    float greatest = x[from];
    for (int i = from; i < to; i++) {
      greatest = Math.max(greatest, x[i]);
    }
    return greatest;
  }
}
