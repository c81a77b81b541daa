package org.fovea.neural.kernel;

import org.jspecify.annotations.Nullable;

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
   * Prepares a matrix to be the left operand of {@link #gemm(PackedMatrix, int, int, Windows,
   * Matrix)}.
   *
   * @param a m x k
   * @param start m values with which the sums of the rows begin, such as a bias, shared; or null
   *     for 0
   * @return the matrix as these kernels read it
   */
  PackedMatrix pack(Matrix a, float @Nullable [] start);

  /**
   * Product of some rows of a matrix with windows, {@code C = start + A X}.
   *
   * @param a M x k, packed by these kernels
   * @param fromRow the first row to use, a multiple of {@link PackedMatrix#part}
   * @param toRow one past the last row to use, {@code fromRow + m}
   * @param x k x n
   * @param c m x n with a column stride of 1, written; it shares no element with a or x
   */
  void gemm(PackedMatrix a, int fromRow, int toRow, Windows x, Matrix c);

  /**
   * Product of some rows of a matrix with panels, {@code C = start + A B}.
   *
   * @param a M x k, packed by these kernels
   * @param fromRow the first row to use, a multiple of {@link PackedMatrix#part}
   * @param toRow one past the last row to use, {@code fromRow + m}
   * @param b k x n
   * @param c m x n with a column stride of 1, written; it shares no element with a or b
   */
  void gemm(PackedMatrix a, int fromRow, int toRow, PanelMatrix b, Matrix c);

  /**
   * Product of a matrix with panels, {@code C = A B} or {@code C += A B}: a matrix that is used
   * often (the weight of a fully connected layer) is laid out in panels once.
   *
   * @param a m x k
   * @param b k x n
   * @param c m x n with a column stride of 1, written; it shares no element with a or b
   * @param accumulate whether to add to what c holds
   */
  void gemm(Matrix a, PanelMatrix b, Matrix c, boolean accumulate);

  /**
   * Whether a product for so few pixels is faster by {@link #gemm(Windows, PanelMatrix, float[],
   * Matrix)}.
   *
   * @param pixels columns of the windows
   * @return whether vectors are better filled by channels
   */
  boolean prefersPixelRows(int pixels);

  /**
   * Product of windows with panels, {@code C = start + W^T X}: the vectors run along the channels,
   * for maps of so few pixels that they would leave many lanes idle.
   *
   * @param x k x n
   * @param w k x m
   * @param start m values with which the sums of the rows begin, or null for 0
   * @param c m x n with a column stride of 1, written; it shares no element with x or w
   */
  void gemm(Windows x, PanelMatrix w, float @Nullable [] start, Matrix c);

  /**
   * The width of the panels of a {@link PanelMatrix}.
   *
   * @return a multiple of the elements that {@link #combine} computes at once
   */
  int panel();

  /**
   * Matrix product with transposed windows, {@code C += A X^T}.
   *
   * @param a m x n with a column stride of 1
   * @param x k x n in one stretch each
   * @param c m x k, added to; it shares no element with a or x
   */
  void gemmTransposed(Matrix a, Windows x, Matrix c);

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
   * The greatest of a run of elements; NaN wins.
   *
   * @param a the array
   * @param offset first element
   * @param length number of elements
   * @return the greatest, negative infinity of none
   */
  float max(float[] a, int offset, int length);

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

  /**
   * Keeps a gradient where a value is positive: {@code out[i] = x[i] > 0 ? g[i] : 0}.
   *
   * @param g the gradient
   * @param x the value
   * @param out written, may be g
   * @param from first element
   * @param to one past the last element
   */
  void keepWherePositive(float[] g, float[] x, float[] out, int from, int to);

  /**
   * Lets a run of elements compete with the greatest so far: where {@code x[at + i] > best[i]} or
   * is NaN, it takes its place, and the rank goes to {@code winners[i]}.
   *
   * @param best the greatest so far, changed
   * @param winners whose they are, changed
   * @param x the elements that compete
   * @param at the first of them
   * @param rank theirs
   * @param length number of elements
   */
  void compete(float[] best, int[] winners, float[] x, int at, int rank, int length);

  /**
   * Lets a run of elements replace smaller ones: {@code best[bestAt + i] = max(best[bestAt + i],
   * x[at + i])}; NaN wins.
   *
   * @param x the elements that compete
   * @param at the first of them
   * @param best the greatest so far, changed
   * @param bestAt the first of them
   * @param length number of elements
   */
  void greater(float[] x, int at, float[] best, int bestAt, int length);

  /**
   * The hyperbolic tangent of each element, to 5 units in the last place.
   *
   * @param x the arguments
   * @param out written, may be x
   * @param from first element
   * @param to one past the last element
   */
  void tanh(float[] x, float[] out, int from, int to);

  /**
   * Replaces each element by its exponential, to 2 units in the last place; 0 below {@code 2^-125}.
   *
   * @param x the arguments, changed
   * @param from first element
   * @param to one past the last element
   */
  void exp(float[] x, int from, int to);

  /**
   * Replaces each element by {@code 1 / (1 + e^-x)}, to 4 units in the last place.
   *
   * @param x the arguments, changed
   * @param from first element
   * @param to one past the last element
   */
  void sigmoid(float[] x, int from, int to);

  /**
   * Replaces each element by {@code x / (1 + e^-x)}, to 5 units in the last place.
   *
   * @param x the arguments, changed
   * @param from first element
   * @param to one past the last element
   */
  void silu(float[] x, int from, int to);

  /**
   * Replaces each element by {@code x * (1 + erf(x / sqrt(2))) / 2}, to 2e-7 times |x|.
   *
   * @param x the arguments, changed
   * @param from first element
   * @param to one past the last element
   */
  void gelu(float[] x, int from, int to);

  /**
   * Combines values at many places: {@code y[ys[i] + r * yPitch + t] = sum over j of factor(i, j) *
   * x[xs[j] + r * xPitch + t]} for r below rows and t below width, row after row. Beyond each row
   * up to {@link #spill} elements more may be read, and written with anything.
   *
   * @param combination the factors
   * @param x the values
   * @param xs where each term's values begin
   * @param xPitch distance from a row of x to the next
   * @param y written; it shares no element with x
   * @param ys where each combination's values begin
   * @param yPitch distance from a row of y to the next
   * @param rows number of rows
   * @param width places of a row
   */
  void combine(
      Combination combination,
      float[] x,
      int[] xs,
      int xPitch,
      float[] y,
      int[] ys,
      int yPitch,
      int rows,
      int width);

  /**
   * Sums weighted values at many places: {@code y[yAt + r * yPitch + t] = start + sum over k of
   * weights[weightsAt + k] * x[xs[k] + r * xPitch + t * step]} for r below rows and t below width,
   * row after row. Beyond each row up to {@link #spill} places more may be computed: as many
   * elements written with anything, and {@code step} times as many and one read.
   *
   * @param step distance between places of a row of x, at least 1
   * @param x the values
   * @param xs where each weight's values begin
   * @param xPitch distance from a row of x to the next
   * @param weights the factors
   * @param weightsAt where they begin
   * @param start what each sum begins with
   * @param y written; it shares no element with x
   * @param yAt where it begins
   * @param yPitch distance from a row of y to the next
   * @param rows number of rows
   * @param width places of a row
   */
  void correlate(
      int step,
      float[] x,
      int[] xs,
      int xPitch,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int yPitch,
      int rows,
      int width);

  /**
   * Sums the weighted 3 x 3 neighbours of pixels, those beyond the sides of the plane left out:
   * {@code y[yAt + r * count + t] = start + sum over i and j of weights[weightsAt + 3 * i + j] *
   * x[xAt + (step * r + i - 1) * width + step * t + j - 1]} for r below rows and t below {@code
   * count = (width + step - 1) / step}. The rows above and below are read like all others, and one
   * element more before and after them. Beyond that and beyond the last row of y up to {@link
   * #spill} elements may be read, and written with anything.
   *
   * @param step distance between pixels both ways, 1 or 2
   * @param x the plane
   * @param xAt its first element
   * @param columns those of the plane
   * @param weights the factors
   * @param weightsAt where they begin
   * @param start what each sum begins with
   * @param y written; it shares no element with x
   * @param yAt where it begins
   * @param rows number of rows of y
   */
  void correlateNeighbours(
      int step,
      float[] x,
      int xAt,
      Columns columns,
      float[] weights,
      int weightsAt,
      float start,
      float[] y,
      int yAt,
      int rows);

  /**
   * Copies samples of rows: {@code to[toAt + r * toPitch + t] = from[at + r * pitch + t * step]}
   * for r below rows and t below width, row after row. Beyond each row up to {@link #spill}
   * elements may be set to 0.
   *
   * @param step distance between samples of a row, at least 1
   * @param from the array read
   * @param at the first element read
   * @param pitch distance from a row read to the next
   * @param to the array written
   * @param toAt the first element written
   * @param toPitch distance from a row written to the next
   * @param rows number of rows
   * @param width samples of a row
   */
  void sample(
      int step,
      float[] from,
      int at,
      int pitch,
      float[] to,
      int toAt,
      int toPitch,
      int rows,
      int width);

  /**
   * Interleaves four rows: {@code y[yAt + 4 * t + s] = x[at + s * distance + t] + addend}.
   *
   * @param x the rows
   * @param at where the first begins
   * @param distance from one row to the next
   * @param addend added to each element
   * @param y written; it shares no element with x
   * @param yAt the first element written
   * @param length elements of a row
   */
  void interleave(float[] x, int at, int distance, float addend, float[] y, int yAt, int length);

  /**
   * Elements that {@link #combine}, {@link #correlate} and {@link #sample} may touch beyond a row.
   *
   * @return 0 or more
   */
  int spill();

  /**
   * Multiplies and adds as fast as these kernels can, without moving data through memory: the peak
   * against which a product is measured.
   *
   * @param least elements to multiply and add, less than 2^33
   * @return how many were, the next whole number of loops
   */
  long multiplyAdds(long least);

  /**
   * The width of the vectors that these kernels ask for.
   *
   * @return bits, a multiple of 32; 32 for kernels that leave it to the compiler
   */
  int vectorBits();
}
