package org.fovea.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
  private static final Workers[] SHARED = {Workers.fixed(2), Workers.fixed(5)};

  private static float[] random(int length, long seed) {
    Random random = new Random(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Shared by rows and by columns, and too small to be shared. */
  @ParameterizedTest
  @CsvSource({"331, 67, 301", "67, 331, 301", "1009, 129, 33", "97, 1033, 40", "5, 7, 3"})
  void theNumberOfThreadsDoesNotChangeBits(int m, int n, int k) {
    Matrix a = Matrix.of(random(m * k, 1), 0, m, k);
    Matrix b = Matrix.of(random(k * n, 2), 0, k, n);
    for (boolean accumulate : new boolean[] {false, true}) {
      float[] alone = product(Workers.NONE, a, b, accumulate);
      for (Workers workers : SHARED) {
        assertThat(product(workers, a, b, accumulate))
            .as("%d threads", workers.parallelism())
            .isEqualTo(alone);
      }
    }
  }

  private static float[] product(Workers workers, Matrix a, Matrix b, boolean accumulate) {
    float[] c = random(a.rows() * b.columns(), 3);
    return workers.call(
        () -> {
          Gemm.multiply(a, b, Matrix.of(c, 0, a.rows(), b.columns()), accumulate);
          return c;
        });
  }
}
