package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Transposed convolution: the map that is the input gradient of a convolution. */
public final class ConvTranspose2d {
  private ConvTranspose2d() {}

  /**
   * Spreads each pixel over a window: {@code out[n, o, y * stride + i * dilation - pad, ...] +=
   * x[n, c, y, ...] * weight[c, o, i, j]}.
   *
   * @param x {@code [N, C, H, W]}
   * @param weight {@code [C, outC / groups, kH, kW]}
   * @param bias {@code [outC]} or null for none
   * @param config stride, padding (which takes away from the result), dilation and groups of the
   *     convolution that this transposes
   * @param outputPaddingHeight rows added at the bottom of the result, less than the stride
   * @param outputPaddingWidth columns added at its right, less than the stride
   * @return {@code [N, outC, outH, outW]} with {@code outH = (H - 1) * stride - padTop - padBottom
   *     + dilation * (kH - 1) + outputPadding + 1}, and outW likewise
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor convTranspose2d(
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      Conv2dConfig config,
      int outputPaddingHeight,
      int outputPaddingWidth) {
    ConvGeometry g =
        geometry(x.shape(), weight.shape(), config, outputPaddingHeight, outputPaddingWidth);
    if (bias != null && !bias.shape().equals(Shape.of(g.channels))) {
      throw new ShapeException(
          "conv_transpose2d: bias %s for weight %s, expected [%d]"
              .formatted(bias.shape(), weight.shape(), g.channels));
    }
    float[] xs = x.data();
    float[] ws = weight.data();
    float[] out = Convolution.inputGradient(g, ws, xs);
    // Each input element takes a product with each weight of its channel.
    MultiplyAdds.add((long) xs.length * (ws.length / weight.dim(0)));
    if (bias != null) {
      addBias(out, bias.data(), g);
    }
    Tensor[] inputs = bias == null ? new Tensor[] {x, weight} : new Tensor[] {x, weight, bias};
    return Autograd.result(
        "conv_transpose2d",
        out,
        g.inShape(),
        (dy, in) -> {
          if (in.needs(0)) {
            in.add(0, Convolution.forward(g, dy, new ConvWeights(ws, null)));
          }
          if (in.needs(1)) {
            Convolution.addWeightGradient(g, dy, xs, in.accumulator(1));
          }
          if (bias != null && in.needs(2)) {
            Convolution.addBiasGradient(dy, g.batch, g.height * g.width, in.accumulator(2));
          }
        },
        inputs);
  }

  /** The convolution that this transposes: its output is x, its input the result. */
  private static ConvGeometry geometry(
      Shape x, Shape weight, Conv2dConfig c, int outputPaddingHeight, int outputPaddingWidth) {
    if (x.rank() != 4 || weight.rank() != 4 || x.dim(1) != weight.dim(0)) {
      throw new ShapeException(
          "conv_transpose2d: input %s and weight %s, expected [N, C, H, W] and [C, outC/groups, kH, kW]"
              .formatted(x, weight));
    }
    if (outputPaddingHeight < 0
        || outputPaddingHeight >= c.strideHeight()
        || outputPaddingWidth < 0
        || outputPaddingWidth >= c.strideWidth()) {
      throw new ShapeException(
          "conv_transpose2d: output padding %dx%d, expected less than the stride %dx%d"
              .formatted(
                  outputPaddingHeight, outputPaddingWidth, c.strideHeight(), c.strideWidth()));
    }
    int height =
        (x.dim(2) - 1) * c.strideHeight()
            - c.padTop()
            - c.padBottom()
            + c.dilationHeight() * (weight.dim(2) - 1)
            + outputPaddingHeight
            + 1;
    int width =
        (x.dim(3) - 1) * c.strideWidth()
            - c.padLeft()
            - c.padRight()
            + c.dilationWidth() * (weight.dim(3) - 1)
            + outputPaddingWidth
            + 1;
    if (height < 1 || width < 1) {
      throw new ShapeException(
          "conv_transpose2d: padding takes away all of the result for input %s and weight %s"
              .formatted(x, weight));
    }
    Shape result = Shape.of(x.dim(0), weight.dim(1) * c.groups(), height, width);
    return ConvGeometry.of("conv_transpose2d", result, weight, c);
  }

  private static void addBias(float[] out, float[] bias, ConvGeometry g) {
    int pixels = g.height * g.width;
    for (int plane = 0; plane < g.batch * g.channels; plane++) {
      float value = bias[plane % g.channels];
      for (int i = plane * pixels; i < (plane + 1) * pixels; i++) {
        out[i] += value;
      }
    }
  }
}
