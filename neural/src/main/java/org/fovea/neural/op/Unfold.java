package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Windows of images as columns, and back. */
public final class Unfold {
  private Unfold() {}

  /**
   * Copies each window into a column.
   *
   * @param x {@code [N, C, H, W]}
   * @param kernelHeight rows of the window
   * @param kernelWidth columns of the window
   * @param config stride, padding and dilation
   * @return {@code [N, C * kernelHeight * kernelWidth, outH * outW]}
   * @throws ShapeException when the window does not fit
   */
  public static Tensor unfold(Tensor x, int kernelHeight, int kernelWidth, Conv2dConfig config) {
    ConvGeometry g = geometry("unfold", x.shape(), kernelHeight, kernelWidth, config);
    float[] out = new float[g.batch * g.depth() * g.outHeight * g.outWidth];
    move(g, x.data(), out, true);
    return Autograd.result(
        "unfold", out, columns(g), (dy, in) -> move(g, in.accumulator(0), dy, false), x);
  }

  /**
   * Adds each column's elements to the pixels of its window, the transpose of {@link #unfold}.
   *
   * @param x {@code [N, C * kernelHeight * kernelWidth, outH * outW]}
   * @param height rows of the images
   * @param width columns of the images
   * @param kernelHeight rows of the window
   * @param kernelWidth columns of the window
   * @param config stride, padding and dilation
   * @return {@code [N, C, height, width]}
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor fold(
      Tensor x, int height, int width, int kernelHeight, int kernelWidth, Conv2dConfig config) {
    int taps = kernelHeight * kernelWidth;
    if (x.shape().rank() != 3 || x.dim(1) % taps != 0) {
      throw new ShapeException(
          "fold: input %s, expected [N, C * %d, L]".formatted(x.shape(), taps));
    }
    Shape images = Shape.of(x.dim(0), x.dim(1) / taps, height, width);
    ConvGeometry g = geometry("fold", images, kernelHeight, kernelWidth, config);
    if (!columns(g).equals(x.shape())) {
      throw new ShapeException("fold: input %s, expected %s".formatted(x.shape(), columns(g)));
    }
    float[] out = new float[images.numel()];
    move(g, out, x.data(), false);
    return Autograd.result(
        "fold",
        out,
        images,
        (dy, in) -> {
          float[] dx = new float[x.numel()];
          move(g, dy, dx, true);
          in.add(0, dx);
        },
        x);
  }

  private static ConvGeometry geometry(
      String operation, Shape x, int kernelHeight, int kernelWidth, Conv2dConfig config) {
    int channels = x.rank() == 4 ? x.dim(1) : 1;
    Shape weight = Shape.of(1, channels, kernelHeight, kernelWidth);
    return ConvGeometry.of(operation, x, weight, config.withGroups(1));
  }

  private static Shape columns(ConvGeometry g) {
    return Shape.of(g.batch, g.depth(), g.outHeight * g.outWidth);
  }

  /** Copies pixels to columns, or adds columns to pixels. */
  private static void move(ConvGeometry g, float[] pixels, float[] columns, boolean toColumns) {
    int at = 0;
    for (int row = 0; row < g.batch * g.depth(); row++) {
      int plane = row / g.taps() * g.height * g.width;
      int tap = row % g.taps();
      int dy = tap / g.kernelWidth * g.config.dilationHeight() - g.config.padTop();
      int dx = tap % g.kernelWidth * g.config.dilationWidth() - g.config.padLeft();
      for (int oy = 0; oy < g.outHeight; oy++) {
        int y = oy * g.config.strideHeight() + dy;
        for (int ox = 0; ox < g.outWidth; ox++, at++) {
          int x = ox * g.config.strideWidth() + dx;
          if (y >= 0 && y < g.height && x >= 0 && x < g.width) {
            int pixel = plane + y * g.width + x;
            if (toColumns) {
              columns[at] = pixels[pixel];
            } else {
              pixels[pixel] += columns[at];
            }
          }
        }
      }
    }
  }
}
