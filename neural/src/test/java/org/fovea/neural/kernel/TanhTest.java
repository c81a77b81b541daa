package org.fovea.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The hyperbolic tangent of both kernels against that of the Java library. */
class TanhTest {
  private static final Kernels[] BOTH = {
    KernelChoice.choose("scalar"), KernelChoice.choose("vector")
  };

  private static float[] tanh(Kernels kernels, float... x) {
    float[] y = new float[x.length];
    kernels.tanh(x, y, 0, x.length);
    return y;
  }

  /** Every 5003rd float of either sign, subnormal ones included. */
  private static float[] grid() {
    int step = 5003;
    int count = Float.floatToIntBits(Float.MAX_VALUE) / step;
    float[] values = new float[2 * count];
    for (int i = 0; i < count; i++) {
      values[2 * i] = Float.intBitsToFloat(i * step);
      values[2 * i + 1] = -values[2 * i];
    }
    return values;
  }

  @Test
  void isWithinFiveUnitsInTheLastPlace() {
    float[] x = grid();
    for (Kernels kernels : BOTH) {
      float[] y = tanh(kernels, x);
      for (int i = 0; i < x.length; i++) {
        double exact = Math.tanh(x[i]);
        double units = Math.abs(y[i] - exact) / Math.ulp((float) exact);
        if (!(units <= 5 && Math.abs(y[i]) <= 1)) {
          fail("%s of %s is %s, expected %s", kernels.name(), x[i], y[i], exact);
        }
      }
    }
  }

  @Test
  void hasTheLimitsAndSignsOfTheFunction() {
    float[] x = {
      Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -20, 0f, -0f, Float.NaN
    };
    for (Kernels kernels : BOTH) {
      assertThat(tanh(kernels, x))
          .as(kernels.name())
          .containsExactly(1, -1, 1, -1, 0f, -0f, Float.NaN);
    }
  }

  @Test
  void isOdd() {
    float[] x = grid();
    for (Kernels kernels : BOTH) {
      float[] y = tanh(kernels, x);
      for (int i = 0; i < x.length; i += 2) {
        assertThat(y[i + 1] == -y[i]).as("%s of %s", kernels.name(), x[i]).isTrue();
      }
    }
  }

  @Test
  void bothKernelsMakeTheSameBits() {
    float[] x = grid();
    assertThat(tanh(BOTH[1], x)).isEqualTo(tanh(BOTH[0], x));
  }

  /** Wherever it is cut, in place too, and nothing around it changes. */
  @Test
  void cutsDontChangeBits() {
    float[] x = new float[71];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 35) / 7f;
    }
    for (Kernels kernels : BOTH) {
      float[] whole = tanh(kernels, x);
      for (int cut = 0; cut <= x.length; cut++) {
        float[] y = x.clone();
        kernels.tanh(y, y, cut, x.length);
        assertThat(Arrays.copyOf(y, cut)).isEqualTo(Arrays.copyOf(x, cut));
        kernels.tanh(y, y, 0, cut);
        assertThat(y).as("%s cut at %d", kernels.name(), cut).isEqualTo(whole);
      }
    }
  }
}
