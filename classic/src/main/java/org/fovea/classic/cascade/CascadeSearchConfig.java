package org.fovea.classic.cascade;

/**
 * How {@link CascadeDetector} searches a picture; the parameters of OpenCV's {@code
 * detectMultiScale}.
 *
 * @param scaleFactor how much larger each window is than the one before, at least 1.001
 * @param minNeighbours how many windows must agree on an object, at least 0; 0 keeps every window
 *     that the cascade accepts
 * @param minWidth least width of an object in pixels, at least 0
 * @param minHeight least height of an object in pixels, at least 0
 * @param maxWidth most width of an object in pixels, at least 0; 0 for the picture's
 * @param maxHeight most height of an object in pixels, at least 0; 0 for the picture's
 * @param categoryId of the objects found
 */
public record CascadeSearchConfig(
    double scaleFactor,
    int minNeighbours,
    int minWidth,
    int minHeight,
    int maxWidth,
    int maxHeight,
    int categoryId) {
  public CascadeSearchConfig {
    if (!(scaleFactor >= 1.001 && scaleFactor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "scaleFactor must be finite and at least 1.001, got " + scaleFactor);
    }
    requireNotNegative("minNeighbours", minNeighbours);
    requireNotNegative("minWidth", minWidth);
    requireNotNegative("minHeight", minHeight);
    requireNotNegative("maxWidth", maxWidth);
    requireNotNegative("maxHeight", maxHeight);
  }

  private static void requireNotNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be at least 0, got " + value);
    }
  }

  /**
   * Windows 1.1 apart, 3 neighbours, objects of any size, category 1: OpenCV's defaults.
   *
   * @return the configuration
   */
  public static CascadeSearchConfig defaults() {
    return new CascadeSearchConfig(1.1, 3, 0, 0, 0, 0, 1);
  }

  /**
   * The same with other windows.
   *
   * @param factor how much larger each window is than the one before, at least 1.001
   * @param neighbours how many windows must agree on an object, at least 0
   * @return a changed copy
   */
  public CascadeSearchConfig withWindows(double factor, int neighbours) {
    return new CascadeSearchConfig(
        factor, neighbours, minWidth, minHeight, maxWidth, maxHeight, categoryId);
  }

  /**
   * The same with another least size of objects.
   *
   * @param width in pixels, at least 0
   * @param height in pixels, at least 0
   * @return a changed copy
   */
  public CascadeSearchConfig withMinSize(int width, int height) {
    return new CascadeSearchConfig(
        scaleFactor, minNeighbours, width, height, maxWidth, maxHeight, categoryId);
  }

  /**
   * The same with another greatest size of objects.
   *
   * @param width in pixels, at least 0; 0 for the picture's
   * @param height in pixels, at least 0; 0 for the picture's
   * @return a changed copy
   */
  public CascadeSearchConfig withMaxSize(int width, int height) {
    return new CascadeSearchConfig(
        scaleFactor, minNeighbours, minWidth, minHeight, width, height, categoryId);
  }

  /**
   * The same for objects of another category.
   *
   * @param id of the objects found
   * @return a changed copy
   */
  public CascadeSearchConfig withCategoryId(int id) {
    return new CascadeSearchConfig(
        scaleFactor, minNeighbours, minWidth, minHeight, maxWidth, maxHeight, id);
  }
}
