package org.fovea.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Exponential and kin of both kernels against those of the Java library in double. */
class SmoothTest {
  private static final Kernels[] BOTH = {
    KernelChoice.choose("scalar"), KernelChoice.choose("vector")
  };

  /** The functions, and how far from the truth they may be. */
  enum Kind {
    EXP {
      @Override
      void apply(Kernels kernels, float[] x, int from, int to) {
        kernels.exp(x, from, to);
      }

      @Override
      double exact(double x) {
        double value = Math.exp(x);
        return value < 0x1p-125 ? 0 : value;
      }

      @Override
      double tolerance(double x, double exact) {
        return exact < 0x1p-124 ? 0x1p-124 : 2 * Math.ulp((float) exact);
      }
    },
    SIGMOID {
      @Override
      void apply(Kernels kernels, float[] x, int from, int to) {
        kernels.sigmoid(x, from, to);
      }

      @Override
      double exact(double x) {
        return 1 / (1 + Math.exp(-x));
      }

      @Override
      double tolerance(double x, double exact) {
        return 4 * Math.ulp((float) exact) + Float.MIN_NORMAL;
      }
    },
    SILU {
      @Override
      void apply(Kernels kernels, float[] x, int from, int to) {
        kernels.silu(x, from, to);
      }

      @Override
      double exact(double x) {
        return x / (1 + Math.exp(-x));
      }

      @Override
      double tolerance(double x, double exact) {
        return 5 * Math.ulp((float) exact) + 100 * Float.MIN_NORMAL;
      }
    },
    GELU {
      @Override
      void apply(Kernels kernels, float[] x, int from, int to) {
        kernels.gelu(x, from, to);
      }

      /** {@code x} times the normal distribution's integral up to x, by Simpson's rule. */
      @Override
      double exact(double x) {
        int steps = 400;
        double end = Math.min(Math.abs(x), 10);
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
          double t = end * i / steps;
          double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
          sum += weight * Math.exp(-0.5 * t * t);
        }
        double half = sum * end / steps / 3 / Math.sqrt(2 * Math.PI);
        return x * (0.5 + Math.copySign(half, x));
      }

      @Override
      double tolerance(double x, double exact) {
        return 2e-7 * Math.abs(x) + Float.MIN_VALUE;
      }
    };

    abstract void apply(Kernels kernels, float[] x, int from, int to);

    abstract double exact(double x);

    abstract double tolerance(double x, double exact);

    float[] of(Kernels kernels, float... x) {
      float[] y = x.clone();
      apply(kernels, y, 0, y.length);
      return y;
    }
  }

  /** From -86 to 86, and small ones of either sign. */
  private static float[] grid() {
    float[] values = new float[20001];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i - 10000) * (i % 3 == 0 ? 0.0086f : i % 3 == 1 ? 0.001f : 1e-9f);
    }
    return values;
  }

  @ParameterizedTest
  @EnumSource
  void isCloseToTheTruth(Kind kind) {
    float[] x = grid();
    for (Kernels kernels : BOTH) {
      float[] y = kind.of(kernels, x);
      for (int i = 0; i < x.length; i++) {
        double exact = kind.exact(x[i]);
        if (!(Math.abs(y[i] - exact) <= kind.tolerance(x[i], exact))) {
          fail("%s %s of %s is %s, expected %s", kernels.name(), kind, x[i], y[i], exact);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void bothKernelsMakeTheSameBits(Kind kind) {
    assertThat(kind.of(BOTH[1], grid())).isEqualTo(kind.of(BOTH[0], grid()));
  }

  @Test
  void haveTheirLimits() {
    float[] x = {Float.NEGATIVE_INFINITY, -1000, 0, 1000, Float.POSITIVE_INFINITY, Float.NaN};
    float inf = Float.POSITIVE_INFINITY;
    for (Kernels kernels : BOTH) {
      assertThat(Kind.EXP.of(kernels, x)).containsExactly(0, 0, 1, inf, inf, Float.NaN);
      assertThat(Kind.SIGMOID.of(kernels, x)).containsExactly(0, 0, 0.5f, 1, 1, Float.NaN);
    }
  }

  /** Wherever it is cut, and nothing around it changes. */
  @ParameterizedTest
  @EnumSource
  void cutsDontChangeBits(Kind kind) {
    float[] x = new float[71];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i - 35) / 7f;
    }
    for (Kernels kernels : BOTH) {
      float[] whole = kind.of(kernels, x);
      for (int cut = 0; cut <= x.length; cut++) {
        float[] y = x.clone();
        kind.apply(kernels, y, cut, x.length);
        assertThat(Arrays.copyOf(y, cut)).isEqualTo(Arrays.copyOf(x, cut));
        kind.apply(kernels, y, 0, cut);
        assertThat(y).as("%s cut at %d", kernels.name(), cut).isEqualTo(whole);
      }
    }
  }
}
