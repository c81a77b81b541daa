package org.fovea.io.weights;

import java.nio.file.Path;

/** The lengths of an array's axes, as a file claims them. */
final class ArrayShape {
  private ArrayShape() {}

  /**
   * The lengths as whole numbers that arrays can have.
   *
   * @throws WeightFormatException if a length is negative or they make too many elements
   */
  static int[] of(Path file, String where, long[] lengths) throws WeightFormatException {
    int[] shape = new int[lengths.length];
    // A length of 0 must not hide others that overflow.
    long product = 1;
    for (int i = 0; i < lengths.length; i++) {
      if (lengths[i] < 0 || lengths[i] > Integer.MAX_VALUE) {
        throw new WeightFormatException(
            file, where, "length %d, expected 0 to %d".formatted(lengths[i], Integer.MAX_VALUE));
      }
      shape[i] = (int) lengths[i];
      product *= Math.max(1, shape[i]);
      if (product > Integer.MAX_VALUE) {
        throw new WeightFormatException(file, where, "expected fewer than 2^31 elements");
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
