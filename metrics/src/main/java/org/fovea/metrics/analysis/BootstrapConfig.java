package org.fovea.metrics.analysis;

/**
 * How images are drawn anew.
 *
 * @param resamples how often as many images as there are are drawn with replacement, at least 1
 * @param confidence share of the resamples inside the interval, in (0, 1)
 * @param seed what the draws follow from
 */
public record BootstrapConfig(int resamples, double confidence, long seed) {
  public BootstrapConfig {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples must be at least 1, got " + resamples);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1), got " + confidence);
    }
  }

  /**
   * 1,000 resamples, an interval of 95 %.
   *
   * @return the configuration
   */
  public static BootstrapConfig defaults() {
    return new BootstrapConfig(1000, 0.95, 1);
  }

  /**
   * This with another number of draws.
   *
   * @param count at least 1
   * @return a changed copy
   */
  public BootstrapConfig withResamples(int count) {
    return new BootstrapConfig(count, confidence, seed);
  }

  /**
   * This with another interval.
   *
   * @param share share of the resamples inside, in (0, 1)
   * @return a changed copy
   */
  public BootstrapConfig withConfidence(double share) {
    return new BootstrapConfig(resamples, share, seed);
  }

  /**
   * This with other draws.
   *
   * @param value what they follow from
   * @return a changed copy
   */
  public BootstrapConfig withSeed(long value) {
    return new BootstrapConfig(resamples, confidence, value);
  }
}
