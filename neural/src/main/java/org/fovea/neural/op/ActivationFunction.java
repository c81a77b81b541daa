package org.fovea.neural.op;

import org.fovea.neural.kernel.Kernels;

/**
 * The activation functions without parameters as they are applied in place, for inference: values
 * are those of the operations of the same names, those of {@link #SIGMOID}, {@link #SILU} and
 * {@link #GELU} to a few units in the last place of the larger of 1 and the result.
 */
public enum ActivationFunction implements PointFunction {
  /** {@code max(x, 0)}. */
  RELU {
    @Override
    public void apply(float[] x, int from, int to) {
      for (int i = from; i < to; i++) {
        x[i] = Math.max(x[i], 0f);
      }
    }
  },
  /** {@code min(max(x, 0), 6)}. */
  RELU6 {
    @Override
    public void apply(float[] x, int from, int to) {
      for (int i = from; i < to; i++) {
        x[i] = Math.min(Math.max(x[i], 0f), 6f);
      }
    }
  },
  /** {@code min(max(x + 3, 0), 6) / 6}. */
  HARDSIGMOID {
    @Override
    public void apply(float[] x, int from, int to) {
      for (int i = from; i < to; i++) {
        x[i] = Math.min(Math.max(x[i] + 3, 0f), 6f) / 6;
      }
    }
  },
  /** {@code x * min(max(x + 3, 0), 6) / 6}. */
  HARDSWISH {
    @Override
    public void apply(float[] x, int from, int to) {
      for (int i = from; i < to; i++) {
        x[i] = x[i] * Math.min(Math.max(x[i] + 3, 0f), 6f) / 6;
      }
    }
  },
  /** The hyperbolic tangent. */
  TANH {
    @Override
    public void apply(float[] x, int from, int to) {
      Kernels.active().tanh(x, x, from, to);
    }
  },
  /** {@code 1 / (1 + e^-x)}. */
  SIGMOID {
    @Override
    public void apply(float[] x, int from, int to) {
      Kernels.active().sigmoid(x, from, to);
    }
  },
  /** {@code x / (1 + e^-x)}. */
  SILU {
    @Override
    public void apply(float[] x, int from, int to) {
      Kernels.active().silu(x, from, to);
    }
  },
  /** {@code x * (1 + erf(x / sqrt(2))) / 2}. */
  GELU {
    @Override
    public void apply(float[] x, int from, int to) {
      Kernels.active().gelu(x, from, to);
    }
  }
}
