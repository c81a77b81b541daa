package org.fovea.samples.scene;

import java.awt.Color;
import java.util.List;
import java.util.Random;

/** Random choices of the kinds that a painter makes. The same seed makes the same choices. */
final class Dice {
  private final Random random;

  Dice(long... seeds) {
    // SplitMix64's finaliser over all of them: neighbouring seeds give unrelated streams.
    long mixed = 0;
    for (long seed : seeds) {
      long z = mixed + seed + 0x9e3779b97f4a7c15L;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      mixed = z ^ (z >>> 31);
    }
    random = new Random(mixed);
  }

  /** Uniform in {@code [low, high)}. */
  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Uniform in logarithm in {@code [low, high)}: as many of each octave. */
  double logBetween(double low, double high) {
    return StrictMath.exp(between(StrictMath.log(low), StrictMath.log(high)));
  }

  /** Uniform in {@code 0..bound-1}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** -1 or 1. */
  int side() {
    return random.nextBoolean() ? 1 : -1;
  }

  double gaussian() {
    return random.nextGaussian();
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** The colour made lighter or darker by up to {@code spread} levels, its hue a little off. */
  Color near(Color colour, int spread) {
    int lighter = offset(spread);
    return new Color(
        level(colour.getRed() + lighter + offset(spread / 4)),
        level(colour.getGreen() + lighter + offset(spread / 4)),
        level(colour.getBlue() + lighter + offset(spread / 4)));
  }

  private int offset(int spread) {
    return random.nextInt(2 * spread + 1) - spread;
  }

  private static int level(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
