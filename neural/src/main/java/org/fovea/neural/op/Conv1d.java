package org.fovea.neural.op;

import static org.fovea.neural.op.Reshape.unsqueeze;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Convolution along one dimension, as one of images of height 1. */
public final class Conv1d {
  private Conv1d() {}

  /**
   * Convolves a batch of sequences.
   *
   * @param x {@code [N, C, L]}
   * @param weight {@code [outC, C / groups, k]}
   * @param bias {@code [outC]} or null for none
   * @param config its width members are used, its height members must be the defaults
   * @return {@code [N, outC, outL]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor conv1d(Tensor x, Tensor weight, @Nullable Tensor bias, Conv2dConfig config) {
    requireSequence("conv1d", x, weight);
    return withoutHeight(Conv2d.conv2d(unsqueeze(x, 2), unsqueeze(weight, 2), bias, config));
  }

  /**
   * Transposed convolution of a batch of sequences.
   *
   * @param x {@code [N, C, L]}
   * @param weight {@code [C, outC / groups, k]}
   * @param bias {@code [outC]} or null for none
   * @param config its width members are used, its height members must be the defaults
   * @param outputPadding elements added at the end of the result, less than the stride
   * @return {@code [N, outC, outL]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor convTranspose1d(
      Tensor x, Tensor weight, @Nullable Tensor bias, Conv2dConfig config, int outputPadding) {
    requireSequence("conv_transpose1d", x, weight);
    return withoutHeight(
        ConvTranspose2d.convTranspose2d(
            unsqueeze(x, 2), unsqueeze(weight, 2), bias, config, 0, outputPadding));
  }

  private static void requireSequence(String operation, Tensor x, Tensor weight) {
    if (x.shape().rank() != 3 || weight.shape().rank() != 3) {
      throw new ShapeException(
          "%s: input %s and weight %s, expected three dimensions each"
              .formatted(operation, x.shape(), weight.shape()));
    }
  }

  private static Tensor withoutHeight(Tensor y) {
    return Reshape.reshape(y, y.dim(0), y.dim(1), y.dim(3));
  }
}
