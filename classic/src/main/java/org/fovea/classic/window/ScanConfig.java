package org.fovea.classic.window;

/**
 * How {@link WindowScan} slides its window.
 *
 * @param width columns of the window in pixels of a level, at least 1
 * @param height rows of the window, at least 1
 * @param strideX columns from one window to the next, at least 1
 * @param strideY rows from one window to the next, at least 1
 * @param pyramidStep how much smaller each level is than the one before, at least 1.01
 * @param largestScale scale of the first level, above 0; above 1 the picture is enlarged
 * @param padding pixels by which each level is padded on each side, at least 0
 * @param leastScore score from which a window is reported
 */
public record ScanConfig(
    int width,
    int height,
    int strideX,
    int strideY,
    double pyramidStep,
    double largestScale,
    int padding,
    double leastScore) {
  public ScanConfig {
    atLeastOne("width", width);
    atLeastOne("height", height);
    atLeastOne("strideX", strideX);
    atLeastOne("strideY", strideY);
    if (Double.isNaN(leastScore)) {
      throw new IllegalArgumentException("leastScore must be a number, got NaN");
    }
    pyramid(pyramidStep, largestScale, padding, width, height);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  private static ImagePyramid pyramid(
      double step, double largestScale, int padding, int width, int height) {
    return new ImagePyramid(step, largestScale, padding, width, height);
  }

  /**
   * Windows 8 pixels apart on levels 1.05 apart, from the picture's own size on, without padding,
   * that score more than nothing: at least 0.
   *
   * @param width columns of the window, at least 1
   * @param height rows of the window, at least 1
   * @return the configuration
   */
  public static ScanConfig of(int width, int height) {
    return new ScanConfig(width, height, 8, 8, 1.05, 1, 0, 0);
  }

  /**
   * The levels.
   *
   * @return a pyramid that ends where the window no longer fits
   */
  public ImagePyramid pyramid() {
    return pyramid(pyramidStep, largestScale, padding, width, height);
  }

  /**
   * The same with another stride.
   *
   * @param x columns from one window to the next, at least 1
   * @param y rows from one window to the next, at least 1
   * @return a changed copy
   */
  public ScanConfig withStride(int x, int y) {
    return new ScanConfig(width, height, x, y, pyramidStep, largestScale, padding, leastScore);
  }

  /**
   * The same with another pyramid.
   *
   * @param step how much smaller each level is than the one before, at least 1.01
   * @param largest scale of the first level, above 0
   * @param pad pixels by which each level is padded on each side, at least 0
   * @return a changed copy
   */
  public ScanConfig withPyramid(double step, double largest, int pad) {
    return new ScanConfig(width, height, strideX, strideY, step, largest, pad, leastScore);
  }

  /**
   * The same with another threshold.
   *
   * @param score from which a window is reported
   * @return a changed copy
   */
  public ScanConfig withLeastScore(double score) {
    return new ScanConfig(
        width, height, strideX, strideY, pyramidStep, largestScale, padding, score);
  }
}
