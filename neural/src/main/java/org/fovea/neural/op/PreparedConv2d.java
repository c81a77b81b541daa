package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A convolution for inference: its weight is copied and rearranged once, in the form that an
 * input's size calls for, so that no call pays for it. Immutable, threads may share it; no gradient
 * flows through it.
 */
public final class PreparedConv2d {
  private final Shape weight;
  private final ConvWeights weights;
  private final Conv2dConfig config;

  /**
   * Prepares a convolution.
   *
   * @param weight {@code [outC, C / groups, kH, kW]}, copied
   * @param bias {@code [outC]}, copied, or null for none
   * @param config stride, padding, dilation and groups
   * @throws ShapeException when the shapes don't fit
   */
  public PreparedConv2d(Tensor weight, @Nullable Tensor bias, Conv2dConfig config) {
    if (weight.shape().rank() != 4 || weight.dim(0) % config.groups() != 0) {
      throw new ShapeException(
          "conv2d: weight %s with %d groups, expected [outC, C/groups, kH, kW] and outC a multiple of the groups"
              .formatted(weight.shape(), config.groups()));
    }
    Conv2d.requireBias(bias, weight.shape());
    this.weight = weight.shape();
    this.weights =
        new ConvWeights(weight.data().clone(), bias == null ? null : bias.data().clone());
    this.config = config;
  }

  /**
   * Convolves a batch of images.
   *
   * @param x {@code [N, C, H, W]}
   * @return {@code [N, outC, outH, outW]}, see {@link Conv2d#conv2d}
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor apply(Tensor x) {
    ConvGeometry g = ConvGeometry.of("conv2d", x.shape(), weight, config);
    return Tensor.of(Convolution.forward(g, x.data(), weights), g.outShape());
  }

  /**
   * Convolves a batch of images into a tensor that is there already.
   *
   * @param x {@code [N, C, H, W]}
   * @param out {@code [N, outC, outH, outW]}, overwritten; it shares no element with x
   * @throws ShapeException when the shapes don't fit
   */
  public void apply(Tensor x, Tensor out) {
    ConvGeometry g = ConvGeometry.of("conv2d", x.shape(), weight, config);
    if (!out.shape().equals(g.outShape())) {
      throw new ShapeException(
          "conv2d: output %s for input %s and weight %s, expected %s"
              .formatted(out.shape(), x.shape(), weight, g.outShape()));
    }
    Convolution.forward(g, x.data(), weights, out.data());
  }
}
