package org.fovea.features.keypoint;

/**
 * Which corners are good features.
 *
 * @param maxCorners most corners that are returned, at least 1
 * @param quality least response of a corner, as a part of the picture's largest, above 0 and at
 *     most 1
 * @param minDistance least distance between two corners in pixels, at least 0; below 1 there is no
 *     limit
 * @param blockSize width and height of the block that a response is made of, 1..255
 */
public record GoodFeaturesConfig(
    int maxCorners, double quality, double minDistance, int blockSize) {
  public GoodFeaturesConfig {
    if (maxCorners < 1) {
      throw new IllegalArgumentException("maxCorners must be at least 1, got " + maxCorners);
    }
    if (!(quality > 0 && quality <= 1)) {
      throw new IllegalArgumentException("quality must be above 0, at most 1, got " + quality);
    }
    if (!(minDistance >= 0 && minDistance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("minDistance must be at least 0, got " + minDistance);
    }
    if (blockSize < 1 || blockSize > 255) {
      throw new IllegalArgumentException("blockSize must be 1..255, got " + blockSize);
    }
  }

  /**
   * At most 1000 corners of at least 0.01 of the largest response, 5 pixels apart, from blocks of 3
   * pixels.
   *
   * @return the configuration
   */
  public static GoodFeaturesConfig defaults() {
    return new GoodFeaturesConfig(1000, 0.01, 5, 3);
  }

  /**
   * The same with another number of corners.
   *
   * @param most most corners that are returned, at least 1
   * @return a changed copy
   */
  public GoodFeaturesConfig withMaxCorners(int most) {
    return new GoodFeaturesConfig(most, quality, minDistance, blockSize);
  }

  /**
   * The same with another least response.
   *
   * @param part of the picture's largest response, above 0 and at most 1
   * @return a changed copy
   */
  public GoodFeaturesConfig withQuality(double part) {
    return new GoodFeaturesConfig(maxCorners, part, minDistance, blockSize);
  }

  /**
   * The same with another least distance.
   *
   * @param pixels least distance between two corners, at least 0
   * @return a changed copy
   */
  public GoodFeaturesConfig withMinDistance(double pixels) {
    return new GoodFeaturesConfig(maxCorners, quality, pixels, blockSize);
  }

  /**
   * The same with another block.
   *
   * @param pixels width and height of the block, 1..255
   * @return a changed copy
   */
  public GoodFeaturesConfig withBlockSize(int pixels) {
    return new GoodFeaturesConfig(maxCorners, quality, minDistance, pixels);
  }
}
