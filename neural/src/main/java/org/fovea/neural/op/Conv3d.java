package org.fovea.neural.op;

import static org.fovea.neural.op.Permute.permute;
import static org.fovea.neural.op.Reshape.reshape;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Three-dimensional convolution, as the sum of one of images for each depth of the window. */
public final class Conv3d {
  private Conv3d() {}

  /**
   * Convolves a batch of volumes.
   *
   * @param x {@code [N, C, D, H, W]}
   * @param weight {@code [outC, C / groups, kD, kH, kW]}
   * @param bias {@code [outC]} or null for none
   * @param strideDepth slices from one window to the next
   * @param padDepth slices of zeros before and behind
   * @param dilationDepth slices between taps
   * @param config stride, padding and dilation of height and width, and groups
   * @return {@code [N, outC, outD, outH, outW]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor conv3d(
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      int strideDepth,
      int padDepth,
      int dilationDepth,
      Conv2dConfig config) {
    if (x.shape().rank() != 5 || weight.shape().rank() != 5) {
      throw new ShapeException(
          "conv3d: input %s and weight %s, expected [N, C, D, H, W] and [outC, C/groups, kD, kH, kW]"
              .formatted(x.shape(), weight.shape()));
    }
    int span = dilationDepth * (weight.dim(2) - 1) + 1;
    int outDepth = (x.dim(2) + 2 * padDepth - span) / strideDepth + 1;
    if (x.dim(2) + 2 * padDepth < span) {
      throw new ShapeException(
          "conv3d: the window of weight %s does not fit the padded input %s"
              .formatted(weight.shape(), x.shape()));
    }
    Tensor padded = Pad.pad(x, PadMode.CONSTANT, 0, 0, 0, 0, 0, padDepth, padDepth);
    // Slices as images: [D, N, C, H, W], so that the windows of one depth are a range.
    Tensor slices = permute(padded, 2, 0, 1, 3, 4);
    Tensor sum = null;
    for (int k = 0; k < weight.dim(2); k++) {
      Tensor chosen = Narrow.slice(slices, 0, k * dilationDepth, outDepth, strideDepth);
      Tensor images = reshape(chosen, -1, x.dim(1), x.dim(3), x.dim(4));
      Tensor filter = Narrow.select(weight, 2, k);
      Tensor part = Conv2d.conv2d(images, filter, k == 0 ? bias : null, config);
      sum = sum == null ? part : Add.add(sum, part);
    }
    if (sum == null) {
      throw new ShapeException("conv3d: weight %s has no depth".formatted(weight.shape()));
    }
    Tensor out = reshape(sum, outDepth, x.dim(0), weight.dim(0), sum.dim(2), sum.dim(3));
    return permute(out, 1, 2, 0, 3, 4);
  }
}
