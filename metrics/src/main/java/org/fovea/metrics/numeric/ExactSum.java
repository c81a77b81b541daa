package org.fovea.metrics.numeric;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * A sum without rounding errors: it doesn't depend on the order of the terms, and sums of parts
 * merge to that of the whole, bit for bit.
 *
 * <p>It is kept as a few doubles that don't overlap. Shewchuk, Adaptive Precision Floating-Point
 * Arithmetic, Discrete and Computational Geometry 1997, theorem 10 (Python's {@code math.fsum}).
 * Not for use by several threads at once.
 */
public final class ExactSum {
  private double[] parts = new double[4];
  private int size;

  /** The sum of nothing, 0. */
  public ExactSum() {}

  /**
   * Adds a term.
   *
   * @param term a finite number
   * @throws IllegalArgumentException if it is not finite
   */
  public void add(double term) {
    if (!Double.isFinite(term)) {
      throw new IllegalArgumentException("expected a finite term, got " + term);
    }
    double carried = term;
    int kept = 0;
    for (int i = 0; i < size; i++) {
      double large = carried;
      double small = parts[i];
      if (Math.abs(large) < Math.abs(small)) {
        large = parts[i];
        small = carried;
      }
      carried = large + small;
      double lost = small - (carried - large);
      if (lost != 0) {
        parts[kept++] = lost;
      }
    }
    if (kept == parts.length) {
      parts = Arrays.copyOf(parts, 2 * kept);
    }
    parts[kept++] = carried;
    size = kept;
  }

  /**
   * Adds a product, without rounding it either (unless it underflows).
   *
   * @param a a finite number
   * @param b a finite number
   * @throws IllegalArgumentException if the product is not finite
   */
  public void addProduct(double a, double b) {
    double product = a * b;
    add(product);
    add(Math.fma(a, b, -product));
  }

  /**
   * Adds the terms of another sum.
   *
   * @param other a sum, not modified
   */
  public void add(ExactSum other) {
    double[] terms = Arrays.copyOf(other.parts, other.size);
    for (double term : terms) {
      add(term);
    }
  }

  /**
   * The sum.
   *
   * @return its every digit
   */
  public BigDecimal exact() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < size; i++) {
      sum = sum.add(new BigDecimal(parts[i]));
    }
    return sum;
  }

  /**
   * The sum.
   *
   * @return the nearest double
   */
  public double value() {
    return exact().doubleValue();
  }
}
