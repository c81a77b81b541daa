package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Two-dimensional convolution (cross-correlation, as everywhere in neural networks). */
public final class Conv2d {
  private Conv2d() {}

  /**
   * Convolves a batch of images: {@code out[n, o, y, x] = bias[o] + sum over c, i, j of weight[o,
   * c, i, j] * x[n, c, y * stride + i * dilation - pad, ...]}, zero outside.
   *
   * @param x {@code [N, C, H, W]}
   * @param weight {@code [outC, C / groups, kH, kW]}
   * @param bias {@code [outC]} or null for none
   * @param config stride, padding, dilation and groups
   * @return {@code [N, outC, outH, outW]} with {@code outH = (H + padTop + padBottom - dilation *
   *     (kH - 1) - 1) / stride + 1}, and outW likewise
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor conv2d(Tensor x, Tensor weight, @Nullable Tensor bias, Conv2dConfig config) {
    ConvGeometry g = ConvGeometry.of("conv2d", x.shape(), weight.shape(), config);
    requireBias(bias, weight.shape());
    float[] xs = x.data();
    float[] ws = weight.data();
    float[] out =
        Convolution.forward(g, xs, new ConvWeights(ws, bias == null ? null : bias.data()));
    // Each output element takes a product with each weight of its filter.
    MultiplyAdds.add((long) out.length * g.depth());
    Tensor[] inputs = bias == null ? new Tensor[] {x, weight} : new Tensor[] {x, weight, bias};
    return Autograd.result(
        "conv2d",
        out,
        g.outShape(),
        (dy, in) -> {
          if (bias != null && in.needs(2)) {
            Convolution.addBiasGradient(dy, g.batch, g.outHeight * g.outWidth, in.accumulator(2));
          }
          if (in.needs(1)) {
            Convolution.addWeightGradient(g, xs, dy, in.accumulator(1));
          }
          if (in.needs(0)) {
            in.add(0, Convolution.inputGradient(g, ws, dy));
          }
        },
        inputs);
  }

  static void requireBias(@Nullable Tensor bias, Shape weight) {
    if (bias != null && !bias.shape().equals(Shape.of(weight.dim(0)))) {
      throw new ShapeException(
          "conv2d: bias %s for weight %s, expected [%d]"
              .formatted(bias.shape(), weight, weight.dim(0)));
    }
  }
}
