package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;

/**
 * How a pooling window moves over its input. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param kernelHeight rows of the window, at least 1
 * @param kernelWidth columns of the window, at least 1
 * @param strideHeight rows from one window to the next, at least 1
 * @param strideWidth columns from one window to the next, at least 1
 * @param padHeight rows of padding above and below, at most half the window
 * @param padWidth columns of padding left and right, at most half the window
 * @param dilationHeight rows between taps of the window, at least 1
 * @param dilationWidth columns between taps of the window, at least 1
 * @param ceilMode whether a last window that begins inside the input or its left or top padding,
 *     but is cut off at the other end, counts
 */
public record Pool2dConfig(
    int kernelHeight,
    int kernelWidth,
    int strideHeight,
    int strideWidth,
    int padHeight,
    int padWidth,
    int dilationHeight,
    int dilationWidth,
    boolean ceilMode) {
  public Pool2dConfig {
    if (kernelHeight < 1 || kernelWidth < 1 || strideHeight < 1 || strideWidth < 1) {
      throw new IllegalArgumentException(
          "pooling: window %dx%d with stride %dx%d, expected 1 or more each"
              .formatted(kernelHeight, kernelWidth, strideHeight, strideWidth));
    }
    if (padHeight < 0
        || padWidth < 0
        || padHeight > kernelHeight / 2
        || padWidth > kernelWidth / 2) {
      throw new IllegalArgumentException(
          "pooling: padding %dx%d, expected 0 to half the window %dx%d"
              .formatted(padHeight, padWidth, kernelHeight, kernelWidth));
    }
    if (dilationHeight < 1 || dilationWidth < 1) {
      throw new IllegalArgumentException(
          "pooling: dilation %dx%d, expected 1 or more each"
              .formatted(dilationHeight, dilationWidth));
    }
  }

  /**
   * A square window that moves by its own extent.
   *
   * @param kernel rows and columns
   * @return no padding, no dilation, no ceil mode
   */
  public static Pool2dConfig of(int kernel) {
    return of(kernel, kernel);
  }

  /**
   * A window that moves by its own extent.
   *
   * @param kernelHeight rows
   * @param kernelWidth columns
   * @return no padding, no dilation, no ceil mode
   */
  public static Pool2dConfig of(int kernelHeight, int kernelWidth) {
    return new Pool2dConfig(
        kernelHeight, kernelWidth, kernelHeight, kernelWidth, 0, 0, 1, 1, false);
  }

  /**
   * With the same stride both ways.
   *
   * @param stride rows and columns from one window to the next
   * @return the changed configuration
   */
  public Pool2dConfig withStride(int stride) {
    return withStride(stride, stride);
  }

  /**
   * With this stride.
   *
   * @param height rows from one window to the next
   * @param width columns from one window to the next
   * @return the changed configuration
   */
  public Pool2dConfig withStride(int height, int width) {
    return new Pool2dConfig(
        kernelHeight,
        kernelWidth,
        height,
        width,
        padHeight,
        padWidth,
        dilationHeight,
        dilationWidth,
        ceilMode);
  }

  /**
   * With the same padding on all four sides.
   *
   * @param padding rows and columns
   * @return the changed configuration
   */
  public Pool2dConfig withPadding(int padding) {
    return withPadding(padding, padding);
  }

  /**
   * With this padding.
   *
   * @param height rows above and below
   * @param width columns left and right
   * @return the changed configuration
   */
  public Pool2dConfig withPadding(int height, int width) {
    return new Pool2dConfig(
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        height,
        width,
        dilationHeight,
        dilationWidth,
        ceilMode);
  }

  /**
   * With the same dilation both ways.
   *
   * @param dilation rows and columns between taps
   * @return the changed configuration
   */
  public Pool2dConfig withDilation(int dilation) {
    return new Pool2dConfig(
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        padHeight,
        padWidth,
        dilation,
        dilation,
        ceilMode);
  }

  /**
   * With or without windows that are cut off at the end.
   *
   * @param wanted whether they count
   * @return the changed configuration
   */
  public Pool2dConfig withCeilMode(boolean wanted) {
    return new Pool2dConfig(
        kernelHeight,
        kernelWidth,
        strideHeight,
        strideWidth,
        padHeight,
        padWidth,
        dilationHeight,
        dilationWidth,
        wanted);
  }

  /**
   * The shape of the result of pooling.
   *
   * @param operation named in the exception
   * @param x {@code [N, C, H, W]}
   * @return {@code [N, C, outH, outW]}
   * @throws ShapeException when x has not four dimensions or the window does not fit
   */
  Shape outShape(String operation, Shape x) {
    if (x.rank() != 4) {
      throw new ShapeException("%s: input %s, expected [N, C, H, W]".formatted(operation, x));
    }
    int height = extent(x.dim(2), kernelHeight, strideHeight, padHeight, dilationHeight);
    int width = extent(x.dim(3), kernelWidth, strideWidth, padWidth, dilationWidth);
    if (height < 1 || width < 1) {
      throw new ShapeException(
          "%s: the window %dx%d does not fit the input %s"
              .formatted(operation, kernelHeight, kernelWidth, x));
    }
    return Shape.of(x.dim(0), x.dim(1), height, width);
  }

  private int extent(int length, int kernel, int stride, int pad, int dilation) {
    int room = length + 2 * pad - dilation * (kernel - 1) - 1;
    int count = Math.floorDiv(ceilMode ? room + stride - 1 : room, stride) + 1;
    boolean lastBeginsOutside = (count - 1) * stride >= length + pad;
    return ceilMode && lastBeginsOutside ? count - 1 : count;
  }
}
