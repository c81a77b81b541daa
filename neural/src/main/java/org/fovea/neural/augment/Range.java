package org.fovea.neural.augment;

import java.util.random.RandomGenerator;

/**
 * The values between two.
 *
 * @param low the lowest, finite
 * @param high the highest, finite, at least {@code low}
 */
public record Range(double low, double high) {
  /** From 0 to 1. */
  static final Range UNIT = new Range(0, 1);

  public Range {
    if (!(low <= high) || !Double.isFinite(low) || !Double.isFinite(high)) {
      throw new IllegalArgumentException(
          "range: expected finite numbers, low <= high, got " + low + ".." + high);
    }
  }

  /**
   * The values up to a distance from one.
   *
   * @param middle the middle
   * @param reach the distance, at least 0
   * @return from {@code middle - reach} to {@code middle + reach}
   */
  public static Range around(double middle, double reach) {
    return new Range(middle - reach, middle + reach);
  }

  /** An even draw, which takes a number from the generator even where there is one value only. */
  double draw(RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }

  /** A draw whose logarithm is even; the range is above 0. */
  double drawLogarithmic(RandomGenerator random) {
    return Math.exp(new Range(Math.log(low), Math.log(high)).draw(random));
  }

  /** Checks that a value is in this range. */
  void require(String name, double value) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s is %s, expected %s..%s".formatted(name, value, low, high));
    }
  }

  /** Checks that another range is in this one. */
  void require(String name, Range range) {
    require(name, range.low);
    require(name, range.high);
  }
}
