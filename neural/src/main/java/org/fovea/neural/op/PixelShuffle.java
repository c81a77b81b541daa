package org.fovea.neural.op;

import static org.fovea.neural.op.Permute.permute;
import static org.fovea.neural.op.Reshape.reshape;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Exchange of channels and pixels (Shi et al., 2016), and of channels among each other. */
public final class PixelShuffle {
  private PixelShuffle() {}

  /**
   * Spreads channels over blocks of pixels.
   *
   * @param x {@code [N, C * r * r, H, W]}
   * @param r rows and columns of a block
   * @return {@code [N, C, H * r, W * r]}
   * @throws ShapeException when the channels are no multiple of r * r
   */
  public static Tensor pixelShuffle(Tensor x, int r) {
    requireImage("pixel_shuffle", x);
    if (x.dim(1) % (r * r) != 0) {
      throw new ShapeException(
          "pixel_shuffle: input %s, expected channels a multiple of %d"
              .formatted(x.shape(), r * r));
    }
    int n = x.dim(0);
    int c = x.dim(1) / (r * r);
    int h = x.dim(2);
    int w = x.dim(3);
    Tensor blocks = permute(reshape(x, n, c, r, r, h, w), 0, 1, 4, 2, 5, 3);
    return reshape(blocks, n, c, h * r, w * r);
  }

  /**
   * Gathers blocks of pixels into channels, the reverse of {@link #pixelShuffle}.
   *
   * @param x {@code [N, C, H * r, W * r]}
   * @param r rows and columns of a block
   * @return {@code [N, C * r * r, H, W]}
   * @throws ShapeException when the extents are no multiples of r
   */
  public static Tensor pixelUnshuffle(Tensor x, int r) {
    requireImage("pixel_unshuffle", x);
    if (x.dim(2) % r != 0 || x.dim(3) % r != 0) {
      throw new ShapeException(
          "pixel_unshuffle: input %s, expected extents a multiple of %d".formatted(x.shape(), r));
    }
    int n = x.dim(0);
    int c = x.dim(1);
    int h = x.dim(2) / r;
    int w = x.dim(3) / r;
    Tensor blocks = permute(reshape(x, n, c, h, r, w, r), 0, 1, 3, 5, 2, 4);
    return reshape(blocks, n, c * r * r, h, w);
  }

  /**
   * Interleaves the channels of groups (Zhang et al., 2018): channel {@code g * C / groups + i}
   * goes to {@code i * groups + g}.
   *
   * @param x {@code [N, C, H, W]}
   * @param groups number of groups, a divisor of C
   * @return the same shape
   * @throws ShapeException when the channels are no multiple of the groups
   */
  public static Tensor channelShuffle(Tensor x, int groups) {
    requireImage("channel_shuffle", x);
    if (x.dim(1) % groups != 0) {
      throw new ShapeException(
          "channel_shuffle: input %s, expected channels a multiple of %d"
              .formatted(x.shape(), groups));
    }
    int n = x.dim(0);
    int c = x.dim(1);
    Tensor apart = reshape(x, n, groups, c / groups, x.dim(2) * x.dim(3));
    return reshape(permute(apart, 0, 2, 1, 3), x.shape().toArray());
  }

  private static void requireImage(String operation, Tensor x) {
    if (x.shape().rank() != 4) {
      throw new ShapeException(
          "%s: input %s, expected [N, C, H, W]".formatted(operation, x.shape()));
    }
  }
}
