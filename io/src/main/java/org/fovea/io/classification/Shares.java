package org.fovea.io.classification;

import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How large the parts of a divided data set are.
 *
 * @param parts the share of each, above 0, in all 1
 */
public record Shares(List<Double> parts) {
  /** How far the sum may be from 1, which thirds in decimals miss. */
  private static final double TOLERANCE = 1e-6;

  public Shares {
    parts = List.copyOf(parts);
    double sum = parts.stream().mapToDouble(Double::doubleValue).sum();
    if (parts.stream().anyMatch(share -> !(share > 0)) || !(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "shares are %s, expected numbers above 0 with the sum 1".formatted(parts));
    }
  }

  /**
   * Any shares.
   *
   * @param parts the share of each, above 0, in all 1
   * @return the shares
   */
  public static Shares of(double... parts) {
    return new Shares(DoubleStream.of(parts).boxed().toList());
  }

  /**
   * The rule of thumb for sets of up to some ten thousand examples.
   *
   * @return 60 % to train, 20 % to choose settings by, 20 % to test
   */
  public static Shares trainValTest() {
    return of(0.6, 0.2, 0.2);
  }

  /**
   * The rule of thumb where there is nothing to choose.
   *
   * @return 70 % to train, 30 % to test
   */
  public static Shares trainTest() {
    return of(0.7, 0.3);
  }

  /**
   * The rule of thumb for sets of a million examples, of which 1 % is enough to measure by.
   *
   * @return 98 % to train, 1 % to choose settings by, 1 % to test
   */
  public static Shares largeTrainValTest() {
    return of(0.98, 0.01, 0.01);
  }

  /**
   * Parts of one size.
   *
   * @param count how many, at least 1
   * @return their shares
   */
  public static Shares equal(int count) {
    return new Shares(Collections.nCopies(count, 1.0 / count));
  }
}
