package org.fovea.features.hough;

/**
 * Which circles are looked for.
 *
 * @param minRadius least radius in whole pixels, at least 1
 * @param maxRadius largest radius, at least {@code minRadius}
 * @param minDistance least distance between two centres in pixels, at least 0
 * @param threshold least votes of a centre and least support of a circle, at least 1
 */
public record HoughCirclesConfig(int minRadius, int maxRadius, double minDistance, int threshold) {
  public HoughCirclesConfig {
    if (minRadius < 1) {
      throw new IllegalArgumentException("minRadius must be at least 1, got " + minRadius);
    }
    if (maxRadius < minRadius || maxRadius > 30_000) {
      throw new IllegalArgumentException(
          "maxRadius must be " + minRadius + "..30000, got " + maxRadius);
    }
    if (!(minDistance >= 0 && minDistance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("minDistance must be at least 0, got " + minDistance);
    }
    if (threshold < 1) {
      throw new IllegalArgumentException("threshold must be at least 1, got " + threshold);
    }
  }

  /**
   * Circles of some radii, with centres at least the least radius apart and a threshold of 20.
   *
   * @param minRadius least radius in whole pixels, at least 1
   * @param maxRadius largest radius, at least {@code minRadius}
   * @return the configuration
   */
  public static HoughCirclesConfig ofRadii(int minRadius, int maxRadius) {
    return new HoughCirclesConfig(minRadius, maxRadius, minRadius, 20);
  }

  /**
   * The same with another distance of centres.
   *
   * @param pixels least distance between two centres, at least 0
   * @return a changed copy
   */
  public HoughCirclesConfig withMinDistance(double pixels) {
    return new HoughCirclesConfig(minRadius, maxRadius, pixels, threshold);
  }

  /**
   * The same with another threshold.
   *
   * @param votes least votes of a centre and least support of a circle, at least 1
   * @return a changed copy
   */
  public HoughCirclesConfig withThreshold(int votes) {
    return new HoughCirclesConfig(minRadius, maxRadius, minDistance, votes);
  }
}
