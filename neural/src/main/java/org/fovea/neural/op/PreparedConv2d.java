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
  private final PointFunction function;

  /**
   * Prepares a convolution.
   *
   * @param weight {@code [outC, C / groups, kH, kW]}, copied
   * @param bias {@code [outC]}, copied, or null for none
   * @param config stride, padding, dilation and groups
   * @throws ShapeException when the shapes don't fit
   */
  public PreparedConv2d(Tensor weight, @Nullable Tensor bias, Conv2dConfig config) {
    this(weight, bias, config, PointFunction.NONE);
  }

  /**
   * Prepares a convolution and a function of its results.
   *
   * @param weight {@code [outC, C / groups, kH, kW]}, copied
   * @param bias {@code [outC]}, copied, or null for none
   * @param config stride, padding, dilation and groups
   * @param function applied to each result while it is in the cache
   * @throws ShapeException when the shapes don't fit
   */
  public PreparedConv2d(
      Tensor weight, @Nullable Tensor bias, Conv2dConfig config, PointFunction function) {
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
    this.function = function;
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
    Tensor out = Tensor.of(new float[g.outShape().numel()], g.outShape());
    apply(g, x, null, out);
    return out;
  }

  /**
   * Convolves a batch of images into a tensor that is there already.
   *
   * @param x {@code [N, C, H, W]}
   * @param out {@code [N, outC, outH, outW]}, overwritten; it shares no element with x
   * @throws ShapeException when the shapes don't fit
   */
  public void apply(Tensor x, Tensor out) {
    apply(ConvGeometry.of("conv2d", x.shape(), weight, config), x, null, out);
  }

  /**
   * Convolves a batch of images and adds to the results, before the function is applied, into a
   * tensor that is there already.
   *
   * @param x {@code [N, C, H, W]}
   * @param addend {@code [N, outC, outH, outW]}, or null for none
   * @param out {@code [N, outC, outH, outW]}, overwritten; it shares no element with the others
   * @throws ShapeException when the shapes don't fit
   */
  public void apply(Tensor x, @Nullable Tensor addend, Tensor out) {
    apply(ConvGeometry.of("conv2d", x.shape(), weight, config), x, addend, out);
  }

  private void apply(ConvGeometry g, Tensor x, @Nullable Tensor addend, Tensor out) {
    requireShape("output", out, g, x);
    if (addend != null) {
      requireShape("addend", addend, g, x);
    }
    Epilogue epilogue = new Epilogue(addend == null ? null : addend.data(), function);
    Convolution.forward(g, x.data(), weights, epilogue, out.data());
  }

  private void requireShape(String what, Tensor tensor, ConvGeometry g, Tensor x) {
    if (!tensor.shape().equals(g.outShape())) {
      throw new ShapeException(
          "conv2d: %s %s for input %s and weight %s, expected %s"
              .formatted(what, tensor.shape(), x.shape(), weight, g.outShape()));
    }
  }

  /**
   * The shape of what an input gives.
   *
   * @param x {@code [N, C, H, W]}
   * @return {@code [N, outC, outH, outW]}
   * @throws ShapeException when the shape doesn't fit
   */
  public Shape outShape(Shape x) {
    return ConvGeometry.of("conv2d", x, weight, config).outShape();
  }
}
