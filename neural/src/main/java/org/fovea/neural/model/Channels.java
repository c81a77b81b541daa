package org.fovea.neural.model;

/** Numbers of channels that hardware likes. */
final class Channels {
  private static final int DIVISOR = 8;

  private Channels() {}

  /**
   * The nearest multiple of 8 that is no more than a tenth below.
   *
   * @param channels at least 1
   * @return 8 or more
   */
  static int divisible(int channels) {
    int rounded = Math.max(DIVISOR, (channels + DIVISOR / 2) / DIVISOR * DIVISOR);
    return rounded < 0.9 * channels ? rounded + DIVISOR : rounded;
  }
}
