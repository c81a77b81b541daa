package org.fovea.neural.kernel;

/**
 * The loops that deserve more than what the compiler makes of plain Java. Each runs on the calling
 * thread. An element of a result depends on the operands that define it alone, not on how much is
 * computed in the same call: work cut into pieces gives the same bits as work done at once.
 */
public interface Kernels {
  /**
   * The kernels of this program: the fastest that the JVM runs, or those that the system property
   * {@code fovea.kernels} ({@code scalar} or {@code vector}) names.
   *
   * @return the same object at every call
   * @throws IllegalStateException when the kernels asked for can't be had
   */
  static Kernels active() {
    return KernelChoice.ACTIVE;
  }

  /**
   * What these kernels are called.
   *
   * @return {@code scalar} or {@code vector}
   */
  String name();

  /**
   * Matrix product, {@code C = A B} or {@code C += A B}.
   *
   * @param a m x k
   * @param b k x n
   * @param c m x n, written; it shares no element with a or b
   * @param accumulate whether to add to what c holds
   */
  void gemm(Matrix a, Matrix b, Matrix c, boolean accumulate);

  /**
   * Inner product of two runs of elements.
   *
   * @param a the left array
   * @param aOffset first element on the left
   * @param b the right array
   * @param bOffset first element on the right
   * @param length number of elements
   * @return the sum of products, summed in several parts
   */
  float dot(float[] a, int aOffset, float[] b, int bOffset, int length);

  /**
   * Sum of a run of elements.
   *
   * @param a the array
   * @param offset first element
   * @param length number of elements
   * @return the sum, taken in several parts
   */
  float sum(float[] a, int offset, int length);

  /**
   * Inner product of two runs of elements, each less a constant: {@code sum of (a - aShift) * (b -
   * bShift)}, which makes a variance or covariance when the constants are the means.
   *
   * @param a the left array
   * @param aOffset first element on the left
   * @param aShift subtracted on the left
   * @param b the right array
   * @param bOffset first element on the right
   * @param bShift subtracted on the right
   * @param length number of elements
   * @return the sum of products, summed in several parts
   */
  float centredDot(
      float[] a, int aOffset, float aShift, float[] b, int bOffset, float bShift, int length);
}
