package org.fovea.samples.compare;

/**
 * What a comparison asks of every pipeline.
 *
 * @param seed what all its random choices follow from
 * @param quick whether to be done soon rather than to do well
 * @param threads how many threads it may use, at least 1; its results must not depend on it
 */
public record PipelineSettings(long seed, boolean quick, int threads) {
  public PipelineSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, got " + threads);
    }
  }
}
