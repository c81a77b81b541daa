package org.fovea.neural.layer;

import static org.fovea.neural.op.Conv2d.conv2d;

import java.util.random.RandomGenerator;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Uniform;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.PointFunction;
import org.fovea.neural.op.PreparedConv2d;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional convolution, {@code [N, in, H, W]} to {@code [N, out, outH, outW]}. Parameters:
 * {@code weight [out, in / groups, kH, kW]} and {@code bias [out]}, at first uniform in {@code
 * +-1/sqrt(in / groups * kH * kW)} as in PyTorch.
 */
public final class Conv2d extends Layer {
  private final Parameter weight;
  private final @Nullable Parameter bias;
  private final Conv2dConfig config;

  /**
   * Makes a layer with bias and a square window.
   *
   * @param inChannels channels of the input
   * @param outChannels channels of the output
   * @param kernel rows and columns of the window
   * @param config stride, padding, dilation and groups
   * @param random the source of the initial values
   */
  public Conv2d(
      int inChannels, int outChannels, int kernel, Conv2dConfig config, RandomGenerator random) {
    this(inChannels, outChannels, kernel, kernel, config, true, random);
  }

  /**
   * Makes a layer.
   *
   * @param inChannels channels of the input, a multiple of the groups
   * @param outChannels channels of the output, a multiple of the groups
   * @param kernelHeight rows of the window
   * @param kernelWidth columns of the window
   * @param config stride, padding, dilation and groups
   * @param withBias whether a bias is added
   * @param random the source of the initial values
   * @throws IllegalArgumentException when the channels can't be split into the groups
   */
  public Conv2d(
      int inChannels,
      int outChannels,
      int kernelHeight,
      int kernelWidth,
      Conv2dConfig config,
      boolean withBias,
      RandomGenerator random) {
    if (inChannels % config.groups() != 0 || outChannels % config.groups() != 0) {
      throw new IllegalArgumentException(
          "conv2d: %d and %d channels with %d groups, expected multiples"
              .formatted(inChannels, outChannels, config.groups()));
    }
    this.config = config;
    weight =
        parameter(
            "weight",
            Tensor.zeros(outChannels, inChannels / config.groups(), kernelHeight, kernelWidth));
    bias = withBias ? parameter("bias", Tensor.zeros(outChannels)) : null;
    double bound = 1 / Math.sqrt(Fan.IN.of(weight.shape()));
    Uniform.fill(weight, bound, random);
    if (bias != null) {
      Uniform.fill(bias, bound, random);
    }
  }

  /**
   * The weight.
   *
   * @return {@code [out, in / groups, kH, kW]}
   */
  public Parameter weight() {
    return weight;
  }

  /**
   * The bias.
   *
   * @return {@code [out]}, or null without one
   */
  public @Nullable Parameter bias() {
    return bias;
  }

  /**
   * How the window moves.
   *
   * @return stride, padding, dilation and groups
   */
  public Conv2dConfig config() {
    return config;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> conv2d(x, weight, bias, config));
  }

  /**
   * This layer for inference, with its weight as it is now.
   *
   * @return what computes the same with the weight rearranged once
   */
  public PreparedConv2d prepared() {
    return prepared(null, PointFunction.NONE);
  }

  /**
   * This layer for inference together with what follows it, with its weight as it is now.
   *
   * @param affine applied to the channels of the result, folded into weight and bias; or null
   * @param function applied last
   * @return what computes the same, but for roundings, with the weight rearranged once
   */
  public PreparedConv2d prepared(@Nullable ChannelAffine affine, PointFunction function) {
    return affine == null
        ? new PreparedConv2d(weight, bias, config, function)
        : new PreparedConv2d(
            affine.foldedWeight(weight), affine.foldedBias(bias), config, function);
  }
}
