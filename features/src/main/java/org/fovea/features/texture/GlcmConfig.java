package org.fovea.features.texture;

/**
 * How a {@link Glcm} counts.
 *
 * @param levels gray levels, 1..256; a picture's values must be below this
 * @param symmetric whether each pair counts in both orders
 */
public record GlcmConfig(int levels, boolean symmetric) {
  public GlcmConfig {
    if (levels < 1 || levels > 256) {
      throw new IllegalArgumentException("levels must be 1..256, got " + levels);
    }
  }

  /**
   * All 256 levels of a byte, each pair in one order, as scikit-image's {@code graycomatrix}.
   *
   * @return the configuration
   */
  public static GlcmConfig defaults() {
    return new GlcmConfig(256, false);
  }

  /**
   * The same with other levels.
   *
   * @param grayLevels gray levels, 1..256
   * @return a changed copy
   */
  public GlcmConfig withLevels(int grayLevels) {
    return new GlcmConfig(grayLevels, symmetric);
  }

  /**
   * The same with or without symmetry.
   *
   * @param bothOrders whether each pair counts in both orders
   * @return a changed copy
   */
  public GlcmConfig withSymmetric(boolean bothOrders) {
    return new GlcmConfig(levels, bothOrders);
  }
}
