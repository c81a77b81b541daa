package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;

/** The numbers of one convolution. */
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

  private ConvGeometry(Conv2dConfig config, Shape x, Shape weight, int outHeight, int outWidth) {
    this.config = config;
    batch = x.dim(0);
    channels = x.dim(1);
    height = x.dim(2);
    width = x.dim(3);
    outChannels = weight.dim(0);
    kernelHeight = weight.dim(2);
    kernelWidth = weight.dim(3);
    this.outHeight = outHeight;
    this.outWidth = outWidth;
  }

  /** Of a convolution of x by weight; throws when their shapes don't fit. */
  static ConvGeometry of(String operation, Shape x, Shape weight, Conv2dConfig config) {
    if (x.rank() != 4 || weight.rank() != 4) {
      throw new ShapeException(
          "%s: input %s and weight %s, expected [N, C, H, W] and [outC, C/groups, kH, kW]"
              .formatted(operation, x, weight));
    }
    int groups = config.groups();
    if (x.dim(1) != weight.dim(1) * groups || weight.dim(0) % groups != 0) {
      throw new ShapeException(
          "%s: input %s and weight %s with %d groups, expected %d input channels and a multiple of %d output channels"
              .formatted(operation, x, weight, groups, weight.dim(1) * groups, groups));
    }
    int outHeight =
        extent(
            x.dim(2) + config.padTop() + config.padBottom(),
            weight.dim(2),
            config.dilationHeight(),
            config.strideHeight());
    int outWidth =
        extent(
            x.dim(3) + config.padLeft() + config.padRight(),
            weight.dim(3),
            config.dilationWidth(),
            config.strideWidth());
    if (outHeight < 1 || outWidth < 1) {
      throw new ShapeException(
          "%s: the window of weight %s with dilation %dx%d does not fit the padded input %s"
              .formatted(operation, weight, config.dilationHeight(), config.dilationWidth(), x));
    }
    return new ConvGeometry(config, x, weight, outHeight, outWidth);
  }

  private static int extent(int padded, int kernel, int dilation, int stride) {
    int span = dilation * (kernel - 1) + 1;
    return padded < span ? 0 : (padded - span) / stride + 1;
  }

  Shape outShape() {
    return Shape.of(batch, outChannels, outHeight, outWidth);
  }

  Shape inShape() {
    return Shape.of(batch, channels, height, width);
  }

  int groups() {
    return config.groups();
  }

  /** Channels in, per group. */
  int groupIn() {
    return channels / config.groups();
  }

  /** Channels out, per group. */
  int groupOut() {
    return outChannels / config.groups();
  }

  /** Taps of the window. */
  int taps() {
    return kernelHeight * kernelWidth;
  }

  /** Elements of a filter: columns of the weight matrix. */
  int depth() {
    return groupIn() * taps();
  }

  /** Whether each output pixel sees exactly the input pixel at its place. */
  boolean isPointwise() {
    return taps() == 1
        && config.strideHeight() == 1
        && config.strideWidth() == 1
        && outHeight == height
        && outWidth == width
        && config.padTop() == 0
        && config.padLeft() == 0;
  }
}
