package org.fovea.neural.layer;

import static org.fovea.neural.op.ConvTranspose2d.convTranspose2d;

import java.util.random.RandomGenerator;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Uniform;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Transposed convolution, {@code [N, in, H, W]} to {@code [N, out, outH, outW]}. Parameters: {@code
 * weight [in, out / groups, k, k]} and {@code bias [out]}, at first uniform in {@code +-1/sqrt(out
 * / groups * k * k)} as in PyTorch.
 */
public final class ConvTranspose2d extends Layer {
  private final Parameter weight;
  private final @Nullable Parameter bias;
  private final Conv2dConfig config;
  private final int outputPadding;

  /**
   * Makes a layer with bias and without output padding.
   *
   * @param inChannels channels of the input
   * @param outChannels channels of the output
   * @param kernel rows and columns of the window
   * @param config stride, padding, dilation and groups of the convolution that this transposes
   * @param random the source of the initial values
   */
  public ConvTranspose2d(
      int inChannels, int outChannels, int kernel, Conv2dConfig config, RandomGenerator random) {
    this(inChannels, outChannels, kernel, config, 0, true, random);
  }

  /**
   * Makes a layer.
   *
   * @param inChannels channels of the input, a multiple of the groups
   * @param outChannels channels of the output, a multiple of the groups
   * @param kernel rows and columns of the window
   * @param config stride, padding, dilation and groups of the convolution that this transposes
   * @param outputPadding rows and columns added at the bottom and right of the result, less than
   *     the stride
   * @param withBias whether a bias is added
   * @param random the source of the initial values
   * @throws IllegalArgumentException when the channels can't be split into the groups
   */
  public ConvTranspose2d(
      int inChannels,
      int outChannels,
      int kernel,
      Conv2dConfig config,
      int outputPadding,
      boolean withBias,
      RandomGenerator random) {
    if (inChannels % config.groups() != 0 || outChannels % config.groups() != 0) {
      throw new IllegalArgumentException(
          "conv_transpose2d: %d and %d channels with %d groups, expected multiples"
              .formatted(inChannels, outChannels, config.groups()));
    }
    this.config = config;
    this.outputPadding = outputPadding;
    weight =
        parameter(
            "weight", Tensor.zeros(inChannels, outChannels / config.groups(), kernel, kernel));
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
   * @return {@code [in, out / groups, k, k]}
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

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> convTranspose2d(x, weight, bias, config, outputPadding, outputPadding));
  }
}
