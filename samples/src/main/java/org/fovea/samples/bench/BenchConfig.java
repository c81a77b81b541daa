package org.fovea.samples.bench;

/**
 * How to measure. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param threads threads that share a product, at least 1
 * @param seconds how long to measure, about, above 0 and at most 3600
 */
public record BenchConfig(int threads, double seconds) {
  public BenchConfig {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", expected 1 or more");
    }
    if (!(seconds > 0 && seconds <= 3600)) {
      throw new IllegalArgumentException(
          "seconds is " + seconds + ", expected above 0 and at most 3600");
    }
  }
}
