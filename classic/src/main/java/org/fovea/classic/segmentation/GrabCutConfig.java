package org.fovea.classic.segmentation;

/**
 * How {@link GrabCut} works; the defaults are OpenCV's.
 *
 * @param iterations how often colours are learnt and the graph is cut, at least 1
 * @param components Gaussians of each side's colours, {@code 1..100}
 * @param gamma what a boundary costs where there is no contrast, at least 0; 50 in the paper
 * @param seed of the k-means that finds the first Gaussians
 */
public record GrabCutConfig(int iterations, int components, double gamma, long seed) {
  public GrabCutConfig {
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
    }
    if (components < 1 || components > 100) {
      throw new IllegalArgumentException("components must be 1..100, got " + components);
    }
    if (!(gamma >= 0 && gamma <= 1e9)) {
      throw new IllegalArgumentException("gamma must be 0..1e9, got " + gamma);
    }
  }

  /**
   * Five iterations, five Gaussians and a gamma of 50.
   *
   * @return the configuration
   */
  public static GrabCutConfig defaults() {
    return new GrabCutConfig(5, 5, 50, 1);
  }

  /**
   * The same with more or fewer iterations.
   *
   * @param count at least 1
   * @return a changed copy
   */
  public GrabCutConfig withIterations(int count) {
    return new GrabCutConfig(count, components, gamma, seed);
  }

  /**
   * The same with more or fewer Gaussians.
   *
   * @param count {@code 1..100}
   * @return a changed copy
   */
  public GrabCutConfig withComponents(int count) {
    return new GrabCutConfig(iterations, count, gamma, seed);
  }

  /**
   * The same with other costs of a boundary.
   *
   * @param cost where there is no contrast, at least 0
   * @return a changed copy
   */
  public GrabCutConfig withGamma(double cost) {
    return new GrabCutConfig(iterations, components, cost, seed);
  }

  /**
   * The same with other first Gaussians.
   *
   * @param start seed of the k-means
   * @return a changed copy
   */
  public GrabCutConfig withSeed(long start) {
    return new GrabCutConfig(iterations, components, gamma, start);
  }
}
