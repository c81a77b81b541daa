package org.fovea.neural.op;

import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The affine map of a fully connected layer. */
public final class Linear {
  private Linear() {}

  /**
   * {@code x W^T + b}.
   *
   * @param x {@code [..., in]}
   * @param weight {@code [out, in]}
   * @param bias {@code [out]} or null for none
   * @return {@code [..., out]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor linear(Tensor x, Tensor weight, @Nullable Tensor bias) {
    requireShapes(weight, bias);
    if (x.shape().rank() < 1 || x.dim(-1) != weight.dim(1)) {
      throw new ShapeException(
          "linear: input %s and weight %s, expected [..., in] and [out, in]"
              .formatted(x.shape(), weight.shape()));
    }
    int inputs = weight.dim(1);
    int outputs = weight.dim(0);
    Shape shape = x.shape().with(-1, outputs);
    int rows = x.shape().product(0, x.shape().rank() - 1);
    float[] out = new float[shape.numel()];
    MultiplyAdds.add((long) out.length * inputs);
    if (bias != null) {
      for (int i = 0; i < rows; i++) {
        System.arraycopy(bias.data(), 0, out, i * outputs, outputs);
      }
    }
    Matrix xs = Matrix.of(x.data(), 0, rows, inputs);
    Matrix ws = Matrix.of(weight.data(), 0, outputs, inputs);
    Gemm.multiply(xs, ws.transposed(), Matrix.of(out, 0, rows, outputs), bias != null);
    Tensor[] operands = bias == null ? new Tensor[] {x, weight} : new Tensor[] {x, weight, bias};
    return Autograd.result(
        "linear",
        out,
        shape,
        (g, in) -> {
          Matrix dy = Matrix.of(g, 0, rows, outputs);
          if (in.needs(0)) {
            float[] dx = new float[rows * inputs];
            Gemm.multiply(dy, ws, Matrix.of(dx, 0, rows, inputs), false);
            in.add(0, dx);
          }
          if (in.needs(1)) {
            Matrix dw = Matrix.of(in.accumulator(1), 0, outputs, inputs);
            Gemm.multiply(dy.transposed(), xs, dw, true);
          }
          if (bias != null && in.needs(2)) {
            addRows(g, rows, in.accumulator(2));
          }
        },
        operands);
  }

  static void requireShapes(Tensor weight, @Nullable Tensor bias) {
    if (weight.shape().rank() != 2) {
      throw new ShapeException("linear: weight %s, expected [out, in]".formatted(weight.shape()));
    }
    if (bias != null && !bias.shape().equals(Shape.of(weight.dim(0)))) {
      throw new ShapeException(
          "linear: bias %s for weight %s, expected [%d]"
              .formatted(bias.shape(), weight.shape(), weight.dim(0)));
    }
  }

  private static void addRows(float[] g, int rows, float[] sum) {
    for (int i = 0; i < rows; i++) {
      int at = i * sum.length;
      for (int j = 0; j < sum.length; j++) {
        sum[j] += g[at + j];
      }
    }
  }
}
