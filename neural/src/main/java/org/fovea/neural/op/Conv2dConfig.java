package org.fovea.neural.op;

/**
 * How a convolution window moves over its input. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param strideHeight rows from one window to the next, at least 1
 * @param strideWidth columns from one window to the next, at least 1
 * @param padTop rows of zeros above the input, at least 0
 * @param padBottom rows of zeros below the input, at least 0
 * @param padLeft columns of zeros left of the input, at least 0
 * @param padRight columns of zeros right of the input, at least 0
 * @param dilationHeight rows between taps of the window, at least 1
 * @param dilationWidth columns between taps of the window, at least 1
 * @param groups parts into which the channels are split, each convolved on its own, at least 1
 */
public record Conv2dConfig(
    int strideHeight,
    int strideWidth,
    int padTop,
    int padBottom,
    int padLeft,
    int padRight,
    int dilationHeight,
    int dilationWidth,
    int groups) {
  public Conv2dConfig {
    requireAtLeast(1, strideHeight, "strideHeight");
    requireAtLeast(1, strideWidth, "strideWidth");
    requireAtLeast(0, padTop, "padTop");
    requireAtLeast(0, padBottom, "padBottom");
    requireAtLeast(0, padLeft, "padLeft");
    requireAtLeast(0, padRight, "padRight");
    requireAtLeast(1, dilationHeight, "dilationHeight");
    requireAtLeast(1, dilationWidth, "dilationWidth");
    requireAtLeast(1, groups, "groups");
  }

  /**
   * Stride 1, no padding, no dilation, one group.
   *
   * @return the defaults
   */
  public static Conv2dConfig defaults() {
    return new Conv2dConfig(1, 1, 0, 0, 0, 0, 1, 1, 1);
  }

  /**
   * With the same stride both ways.
   *
   * @param stride rows and columns from one window to the next
   * @return the changed configuration
   */
  public Conv2dConfig withStride(int stride) {
    return withStride(stride, stride);
  }

  /**
   * With this stride.
   *
   * @param height rows from one window to the next
   * @param width columns from one window to the next
   * @return the changed configuration
   */
  public Conv2dConfig withStride(int height, int width) {
    return new Conv2dConfig(
        height, width, padTop, padBottom, padLeft, padRight, dilationHeight, dilationWidth, groups);
  }

  /**
   * With the same padding on all four sides.
   *
   * @param padding rows and columns of zeros
   * @return the changed configuration
   */
  public Conv2dConfig withPadding(int padding) {
    return withPadding(padding, padding);
  }

  /**
   * With padding that is the same on opposite sides.
   *
   * @param height rows of zeros above and below
   * @param width columns of zeros left and right
   * @return the changed configuration
   */
  public Conv2dConfig withPadding(int height, int width) {
    return withPadding(height, height, width, width);
  }

  /**
   * With this padding.
   *
   * @param top rows of zeros above
   * @param bottom rows of zeros below
   * @param left columns of zeros on the left
   * @param right columns of zeros on the right
   * @return the changed configuration
   */
  public Conv2dConfig withPadding(int top, int bottom, int left, int right) {
    return new Conv2dConfig(
        strideHeight, strideWidth, top, bottom, left, right, dilationHeight, dilationWidth, groups);
  }

  /**
   * With the padding that, at stride 1, keeps the extents of the input; where it is odd, the extra
   * row or column is at the bottom or right.
   *
   * @param kernelHeight rows of the window
   * @param kernelWidth columns of the window
   * @return the changed configuration
   * @throws IllegalArgumentException when the stride is not 1
   */
  public Conv2dConfig withSamePadding(int kernelHeight, int kernelWidth) {
    if (strideHeight != 1 || strideWidth != 1) {
      throw new IllegalArgumentException(
          "same padding with stride %dx%d, expected 1x1".formatted(strideHeight, strideWidth));
    }
    int rows = dilationHeight * (kernelHeight - 1);
    int columns = dilationWidth * (kernelWidth - 1);
    return withPadding(rows / 2, rows - rows / 2, columns / 2, columns - columns / 2);
  }

  /**
   * With the same dilation both ways.
   *
   * @param dilation rows and columns between taps
   * @return the changed configuration
   */
  public Conv2dConfig withDilation(int dilation) {
    return withDilation(dilation, dilation);
  }

  /**
   * With this dilation.
   *
   * @param height rows between taps
   * @param width columns between taps
   * @return the changed configuration
   */
  public Conv2dConfig withDilation(int height, int width) {
    return new Conv2dConfig(
        strideHeight, strideWidth, padTop, padBottom, padLeft, padRight, height, width, groups);
  }

  /**
   * With the channels split into groups.
   *
   * @param count number of groups
   * @return the changed configuration
   */
  public Conv2dConfig withGroups(int count) {
    return new Conv2dConfig(
        strideHeight,
        strideWidth,
        padTop,
        padBottom,
        padLeft,
        padRight,
        dilationHeight,
        dilationWidth,
        count);
  }

  private static void requireAtLeast(int minimum, int value, String name) {
    if (value < minimum) {
      throw new IllegalArgumentException(
          "convolution: %s is %d, expected %d or more".formatted(name, value, minimum));
    }
  }
}
