package org.fovea.metrics.localisation;

import java.math.BigDecimal;
import org.fovea.metrics.numeric.ExactSum;

/** Errors of one number; grows and merges exactly. */
final class ErrorTally {
  private long count;
  private final ExactSum errors = new ExactSum();
  private final ExactSum absoluteErrors = new ExactSum();
  private final ExactSum squaredErrors = new ExactSum();
  private final ExactSum truths = new ExactSum();
  private final ExactSum squaredTruths = new ExactSum();
  private double largest;

  void add(double truth, double predicted) {
    double error = predicted - truth;
    errors.add(error);
    absoluteErrors.add(Math.abs(error));
    squaredErrors.addProduct(error, error);
    truths.add(truth);
    squaredTruths.addProduct(truth, truth);
    largest = Math.max(largest, Math.abs(error));
    count++;
  }

  void merge(ErrorTally other) {
    errors.add(other.errors);
    absoluteErrors.add(other.absoluteErrors);
    squaredErrors.add(other.squaredErrors);
    truths.add(other.truths);
    squaredTruths.add(other.squaredTruths);
    largest = Math.max(largest, other.largest);
    count += other.count;
  }

  RegressionScore score() {
    return new RegressionScore(
        errors.value() / count,
        absoluteErrors.value() / count,
        Math.sqrt(squaredErrors.value() / count),
        largest,
        r2());
  }

  /** In exact arithmetic up to the last quotient, so that truths far from 0 cost no digits. */
  private double r2() {
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal sum = truths.exact();
    double scatter =
        n.multiply(squaredTruths.exact()).subtract(sum.multiply(sum)).doubleValue() / count;
    double unexplained = squaredErrors.value();
    if (scatter == 0) {
      return unexplained == 0 ? 1 : 0;
    }
    return 1 - unexplained / scatter;
  }
}
