package org.fovea.samples.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The extents of a matrix product, m x k times k x n. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param m rows of the result, at least 1
 * @param n columns of the result, at least 1
 * @param k the inner dimension, at least 1
 */
public record GemmSize(int m, int n, int k) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,8})(?:x(\\d{1,8})x(\\d{1,8}))?");

  public GemmSize {
    if (m < 1 || n < 1 || k < 1) {
      throw new IllegalArgumentException(
          "matrix product %dx%dx%d, expected 1 or more each".formatted(m, n, k));
    }
  }

  /**
   * Reads a size.
   *
   * @param text one number for square matrices, or {@code MxNxK}
   * @return the size
   * @throws IllegalArgumentException when it is neither, or a number is 0 or has over eight digits
   */
  public static GemmSize parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "size '" + text + "', expected a number of up to eight digits, or three as MxNxK");
    }
    int m = Integer.parseInt(matcher.group(1));
    return matcher.group(2) == null
        ? new GemmSize(m, m, m)
        : new GemmSize(m, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
  }

  /**
   * The multiply-adds of one product.
   *
   * @return m * n * k, exact where arrays can hold the matrices
   */
  public long multiplyAdds() {
    return (long) m * n * k;
  }

  /**
   * The elements of the largest of the three matrices.
   *
   * @return more than an array can hold when above {@code Integer.MAX_VALUE}
   */
  public long largestMatrix() {
    return Math.max((long) m * n, Math.max((long) m * k, (long) k * n));
  }

  /**
   * What the three matrices take.
   *
   * @return bytes
   */
  public long bytes() {
    return Float.BYTES * ((long) m * n + (long) m * k + (long) k * n);
  }

  @Override
  public String toString() {
    return m + "x" + n + "x" + k;
  }
}
