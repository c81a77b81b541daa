package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;

/** Sums in double of terms, and what is known of their size. */
final class Terms {
  private static final double ROUNDING = Math.ulp(1f) / 2.0;

  private final double[] sums;
  private final double[] magnitudes;
  private final int[] counts;

  Terms(int length) {
    sums = new double[length];
    magnitudes = new double[length];
    counts = new int[length];
  }

  void add(int at, double term) {
    sums[at] += term;
    magnitudes[at] += Math.abs(term);
    counts[at]++;
  }

  /**
   * Sums in float, in any order: n terms, each a product, cost no more than n roundings of the sum
   * of magnitudes; 4 more are for a division and the like.
   */
  void checkSums(String name, float[] actual) {
    assertThat(actual).as(name).hasSameSizeAs(sums);
    for (int i = 0; i < sums.length; i++) {
      check(name, actual, i, (counts[i] + 4) * ROUNDING * magnitudes[i]);
    }
  }

  /** Every element to so many roundings of the largest sum of magnitudes. */
  void checkAll(String name, float[] actual, double roundings) {
    assertThat(actual).as(name).hasSameSizeAs(sums);
    double largest = Arrays.stream(magnitudes).max().orElse(0);
    for (int i = 0; i < sums.length; i++) {
      check(name, actual, i, roundings * ROUNDING * largest);
    }
  }

  private void check(String name, float[] actual, int i, double tolerance) {
    if (!(Math.abs(actual[i] - sums[i]) <= tolerance)) {
      fail("%s [%d] is %s, expected %s within %s", name, i, actual[i], sums[i], tolerance);
    }
  }
}
