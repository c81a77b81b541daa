package org.fovea.io.weights;

import java.util.function.Function;

/** The lengths of an array's axes, as a file claims them. */
final class ArrayShape {
  /** As many axes as NumPy has at most. */
  static final int MAX_RANK = 64;

  private ArrayShape() {}

  /**
   * The lengths as whole numbers that arrays can have.
   *
   * @param refusal makes the exception for a problem
   * @throws WeightFormatException if a length is negative or they make too many elements
   */
  static int[] of(long[] lengths, Function<String, WeightFormatException> refusal)
      throws WeightFormatException {
    if (lengths.length > MAX_RANK) {
      throw refusal.apply("%d dimensions, expected at most %d".formatted(lengths.length, MAX_RANK));
    }
    int[] shape = new int[lengths.length];
    // A length of 0 must not hide others that overflow.
    long product = 1;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] < 0 || lengths[i] > Integer.MAX_VALUE) {
        throw refusal.apply("length %d, expected 0 to %d".formatted(lengths[i], Integer.MAX_VALUE));
      }
      shape[i] = (int) lengths[i];
      product *= Math.max(1, shape[i]);
      if (product > Integer.MAX_VALUE) {
        throw refusal.apply("expected fewer than 2^31 elements");
      }
    }
    return shape;
  }

  static long numel(int... shape) {
    long product = 1;
    for (int length : shape) {
      product *= length;
    }
    return product;
  }
}
