package org.fovea.classic.segmentation;

/**
 * What {@link DenseCrf} holds to be likely; the defaults are those of the authors' example.
 *
 * @param iterations of mean field, at least 0
 * @param smoothnessWeight how much near pixels agree, at least 0
 * @param smoothnessRadius standard deviation in pixels of what near is, above 0
 * @param appearanceWeight how much pixels of like colour that are not too far agree, at least 0
 * @param appearanceRadius standard deviation in pixels of what not too far is, above 0
 * @param appearanceColour standard deviation of what a like colour is, in R, G, B of 0..255, above
 *     0
 */
public record DenseCrfConfig(
    int iterations,
    double smoothnessWeight,
    double smoothnessRadius,
    double appearanceWeight,
    double appearanceRadius,
    double appearanceColour) {
  public DenseCrfConfig {
    if (iterations < 0) {
      throw new IllegalArgumentException("iterations must be at least 0, got " + iterations);
    }
    requireWeight("smoothnessWeight", smoothnessWeight);
    requireDeviation("smoothnessRadius", smoothnessRadius);
    requireWeight("appearanceWeight", appearanceWeight);
    requireDeviation("appearanceRadius", appearanceRadius);
    requireDeviation("appearanceColour", appearanceColour);
  }

  private static void requireWeight(String name, double value) {
    if (!(value >= 0 && value <= 1e6)) {
      throw new IllegalArgumentException(name + " must be 0..1e6, got " + value);
    }
  }

  private static void requireDeviation(String name, double value) {
    if (!(value >= 0.01 && value <= 1e6)) {
      throw new IllegalArgumentException(name + " must be 0.01..1e6, got " + value);
    }
  }

  /**
   * Five iterations; smoothness 3 within 3 pixels; appearance 10 within 80 pixels and 13 levels.
   *
   * @return the configuration
   */
  public static DenseCrfConfig defaults() {
    return new DenseCrfConfig(5, 3, 3, 10, 80, 13);
  }

  /**
   * The same with more or fewer iterations.
   *
   * @param count at least 0
   * @return a changed copy
   */
  public DenseCrfConfig withIterations(int count) {
    return new DenseCrfConfig(
        count,
        smoothnessWeight,
        smoothnessRadius,
        appearanceWeight,
        appearanceRadius,
        appearanceColour);
  }

  /**
   * The same with another smoothness.
   *
   * @param weight at least 0
   * @param radius standard deviation in pixels, above 0
   * @return a changed copy
   */
  public DenseCrfConfig withSmoothness(double weight, double radius) {
    return new DenseCrfConfig(
        iterations, weight, radius, appearanceWeight, appearanceRadius, appearanceColour);
  }

  /**
   * The same with another appearance.
   *
   * @param weight at least 0
   * @param radius standard deviation in pixels, above 0
   * @param colour standard deviation of R, G, B, above 0
   * @return a changed copy
   */
  public DenseCrfConfig withAppearance(double weight, double radius, double colour) {
    return new DenseCrfConfig(
        iterations, smoothnessWeight, smoothnessRadius, weight, radius, colour);
  }
}
