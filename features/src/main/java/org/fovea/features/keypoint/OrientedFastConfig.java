package org.fovea.features.keypoint;

/**
 * Which oriented FAST keypoints are found.
 *
 * @param maxKeypoints most keypoints, over all levels of the pyramid, at least 1
 * @param scaleFactor how much smaller each level of the pyramid is than the one before, above 1 and
 *     at most 4
 * @param levels levels of the pyramid, 1..64; those too small for a keypoint are left out
 * @param threshold FAST's threshold in gray levels, 0..255
 * @param margin distance of keypoints from the edge in pixels of their level, at least 16
 */
public record OrientedFastConfig(
    int maxKeypoints, double scaleFactor, int levels, int threshold, int margin) {
  public OrientedFastConfig {
    if (maxKeypoints < 1) {
      throw new IllegalArgumentException("maxKeypoints must be at least 1, got " + maxKeypoints);
    }
    if (!(scaleFactor > 1 && scaleFactor <= 4)) {
      throw new IllegalArgumentException(
          "scaleFactor must be above 1, at most 4, got " + scaleFactor);
    }
    if (levels < 1 || levels > 64) {
      throw new IllegalArgumentException("levels must be 1..64, got " + levels);
    }
    if (threshold < 0 || threshold > 255) {
      throw new IllegalArgumentException("threshold must be 0..255, got " + threshold);
    }
    if (margin < OrientedFast.PATCH_RADIUS + 1) {
      throw new IllegalArgumentException("margin must be at least 16, got " + margin);
    }
  }

  /**
   * ORB's settings in OpenCV: 500 keypoints, 8 levels of factor 1.2, threshold 20, 31 pixels from
   * the edge.
   *
   * @return the configuration
   */
  public static OrientedFastConfig defaults() {
    return new OrientedFastConfig(500, 1.2, 8, 20, 31);
  }

  /**
   * The same with another number of keypoints.
   *
   * @param most most keypoints, at least 1
   * @return a changed copy
   */
  public OrientedFastConfig withMaxKeypoints(int most) {
    return new OrientedFastConfig(most, scaleFactor, levels, threshold, margin);
  }

  /**
   * The same with another pyramid.
   *
   * @param factor how much smaller each level is than the one before, above 1 and at most 4
   * @param count levels, 1..64
   * @return a changed copy
   */
  public OrientedFastConfig withPyramid(double factor, int count) {
    return new OrientedFastConfig(maxKeypoints, factor, count, threshold, margin);
  }

  /**
   * The same with another threshold of FAST.
   *
   * @param grayLevels FAST's threshold, 0..255
   * @return a changed copy
   */
  public OrientedFastConfig withThreshold(int grayLevels) {
    return new OrientedFastConfig(maxKeypoints, scaleFactor, levels, grayLevels, margin);
  }

  /**
   * The same with another margin.
   *
   * @param pixels distance of keypoints from the edge in pixels of their level, at least 16
   * @return a changed copy
   */
  public OrientedFastConfig withMargin(int pixels) {
    return new OrientedFastConfig(maxKeypoints, scaleFactor, levels, threshold, pixels);
  }
}
