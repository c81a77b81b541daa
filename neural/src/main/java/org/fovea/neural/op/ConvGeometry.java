package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;

/**
 * The numbers of one convolution, and the copying between an image and the matrix of its windows:
 * row (c, ky, kx), column (oy, ox) holds the input under tap (ky, kx) of channel c for output pixel
 * (oy, ox), or zero in the padding.
 */
final class ConvGeometry {
  final Conv2dConfig config;
  final int batch;
  final int channels;
  final int height;
  final int width;
  final int outChannels;
  final int kernelHeight;
  final int kernelWidth;
  final int outHeight;
  final int outWidth;

  /** Rows of the window matrix: channels of a group times taps. */
  final int depth;

  ConvGeometry(String operation, Shape x, Shape weight, Conv2dConfig config) {
    if (x.rank() != 4 || weight.rank() != 4) {
      throw new ShapeException(
          "%s: input %s and weight %s, expected [N, C, H, W] and [outC, C/groups, kH, kW]"
              .formatted(operation, x, weight));
    }
    this.config = config;
    batch = x.dim(0);
    channels = x.dim(1);
    height = x.dim(2);
    width = x.dim(3);
    outChannels = weight.dim(0);
    kernelHeight = weight.dim(2);
    kernelWidth = weight.dim(3);
    int groups = config.groups();
    if (channels != weight.dim(1) * groups || outChannels % groups != 0) {
      throw new ShapeException(
          "%s: input %s and weight %s with %d groups, expected %d input channels and a multiple of %d output channels"
              .formatted(operation, x, weight, groups, weight.dim(1) * groups, groups));
    }
    outHeight =
        extent(
            height + config.padTop() + config.padBottom(),
            kernelHeight,
            config.dilationHeight(),
            config.strideHeight());
    outWidth =
        extent(
            width + config.padLeft() + config.padRight(),
            kernelWidth,
            config.dilationWidth(),
            config.strideWidth());
    if (outHeight < 1 || outWidth < 1) {
      throw new ShapeException(
          "%s: the window of weight %s with dilation %dx%d does not fit the padded input %s"
              .formatted(operation, weight, config.dilationHeight(), config.dilationWidth(), x));
    }
    depth = channels / groups * kernelHeight * kernelWidth;
  }

  private static int extent(int padded, int kernel, int dilation, int stride) {
    int span = dilation * (kernel - 1) + 1;
    return padded < span ? 0 : (padded - span) / stride + 1;
  }

  Shape outShape() {
    return Shape.of(batch, outChannels, outHeight, outWidth);
  }

  /** Output pixels of an image. */
  int pixels() {
    return outHeight * outWidth;
  }

  /** Channels in, per group. */
  int groupChannels() {
    return channels / config.groups();
  }

  /** Channels out, per group. */
  int groupOutChannels() {
    return outChannels / config.groups();
  }

  /** Whether the window matrix of an image is the image itself. */
  boolean isPointwise() {
    return kernelHeight == 1
        && kernelWidth == 1
        && config.strideHeight() == 1
        && config.strideWidth() == 1
        && outHeight == height
        && outWidth == width
        && config.padTop() == 0
        && config.padLeft() == 0;
  }

  /** Where a group's channels of an image begin in the input. */
  int inputAt(int image, int group) {
    return (image * channels + group * groupChannels()) * height * width;
  }

  /** Where a group's channels of an image begin in the output. */
  int outputAt(int image, int group) {
    return (image * outChannels + group * groupOutChannels()) * pixels();
  }

  /**
   * Copies windows of one image and group for the output rows {@code from..to}.
   *
   * @param row first row of the window matrix to fill, {@code toRow} one past the last
   * @param windows the matrix, column (from, 0) of row 0 at {@code at}, rows {@code stride} apart
   */
  void unfold(
      float[] x,
      int image,
      int group,
      int from,
      int to,
      int row,
      int toRow,
      float[] windows,
      int at,
      int stride) {
    int taps = kernelHeight * kernelWidth;
    int base = inputAt(image, group);
    for (int k = row; k < toRow; k++) {
      int plane = base + k / taps * height * width;
      int dy = k % taps / kernelWidth * config.dilationHeight() - config.padTop();
      int dx = k % kernelWidth * config.dilationWidth() - config.padLeft();
      int first = firstInside(dx);
      int last = lastInside(dx);
      int target = at + k * stride;
      for (int oy = from; oy < to; oy++, target += outWidth) {
        int y = oy * config.strideHeight() + dy;
        if (y < 0 || y >= height || first >= last) {
          Arrays.fill(windows, target, target + outWidth, 0);
          continue;
        }
        Arrays.fill(windows, target, target + first, 0);
        copyRow(x, plane + y * width + dx, windows, target, first, last);
        Arrays.fill(windows, target + last, target + outWidth, 0);
      }
    }
  }

  private void copyRow(float[] x, int at, float[] windows, int target, int first, int last) {
    int step = config.strideWidth();
    if (step == 1) {
      System.arraycopy(x, at + first, windows, target + first, last - first);
      return;
    }
    for (int ox = first; ox < last; ox++) {
      windows[target + ox] = x[at + ox * step];
    }
  }

  /** The reverse of {@link #unfold}: adds each window element to the pixel it was copied from. */
  void fold(
      float[] windows, int at, int stride, float[] x, int image, int group, int from, int to) {
    int taps = kernelHeight * kernelWidth;
    int base = inputAt(image, group);
    int step = config.strideWidth();
    for (int k = 0; k < depth; k++) {
      int plane = base + k / taps * height * width;
      int dy = k % taps / kernelWidth * config.dilationHeight() - config.padTop();
      int dx = k % kernelWidth * config.dilationWidth() - config.padLeft();
      int first = firstInside(dx);
      int last = lastInside(dx);
      int source = at + k * stride;
      for (int oy = from; oy < to; oy++, source += outWidth) {
        int y = oy * config.strideHeight() + dy;
        if (y >= 0 && y < height) {
          addRow(windows, source, x, plane + y * width + dx, step, first, last);
        }
      }
    }
  }

  private static void addRow(
      float[] windows, int source, float[] x, int at, int step, int first, int last) {
    if (step == 1) {
      for (int ox = first; ox < last; ox++) {
        x[at + ox] += windows[source + ox];
      }
      return;
    }
    for (int ox = first; ox < last; ox++) {
      x[at + ox * step] += windows[source + ox];
    }
  }

  /** The first output column whose tap at offset dx lies inside the input. */
  private int firstInside(int dx) {
    int step = config.strideWidth();
    return dx >= 0 ? 0 : Math.min(outWidth, (-dx + step - 1) / step);
  }

  /** One past the last output column whose tap at offset dx lies inside the input. */
  private int lastInside(int dx) {
    int step = config.strideWidth();
    return dx >= width ? 0 : Math.min(outWidth, (width - 1 - dx) / step + 1);
  }
}
