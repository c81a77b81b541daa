package org.fovea.benchmarks.convolution;

/** A convolution with all that is done once behind it. */
public interface ReadyConvolution {
  /** Computes the output; this is what is timed. */
  void run();

  /**
   * What the last run computed.
   *
   * @return {@code [outC, outH, outW]}, row-major
   */
  float[] output();
}
