package org.fovea.neural.kernel;

/**
 * The small matrices of Winograd's minimal filtering F(4x4, 3x3) (Lavin and Gray, "Fast Algorithms
 * for Convolutional Neural Networks", 2016), which makes 4 x 4 outputs of a 3 x 3 convolution from
 * 36 products where the definition takes 144: {@code Y = A^T ((G g G^T) * (B^T d B)) A}.
 *
 * <p>Interpolation at 0, +-3/4, +-3/2 and infinity, whose constants are exact in binary: rounding
 * errors are half of those of the usual points 0, +-1, +-2.
 */
public enum Combination {
  /** {@code B^T}, 6 values of the input to 6. */
  INPUT(
      new double[][] {
        {Points.AABB, 0, -Points.SQUARES, 0, 1, 0},
        {0, -Points.A * Points.BB, -Points.BB, Points.A, 1, 0},
        {0, Points.A * Points.BB, -Points.BB, -Points.A, 1, 0},
        {0, -Points.B * Points.AA, -Points.AA, Points.B, 1, 0},
        {0, Points.B * Points.AA, -Points.AA, -Points.B, 1, 0},
        {0, Points.AABB, 0, -Points.SQUARES, 0, 1}
      }),
  /** {@code G}, 3 weights to 6. */
  FILTER(
      new double[][] {
        {1 / Points.AABB, 0, 0},
        {1 / Points.NA, Points.A / Points.NA, Points.AA / Points.NA},
        {1 / Points.NA, -Points.A / Points.NA, Points.AA / Points.NA},
        {1 / Points.NB, Points.B / Points.NB, Points.BB / Points.NB},
        {1 / Points.NB, -Points.B / Points.NB, Points.BB / Points.NB},
        {0, 0, 1}
      }),
  /** {@code A^T}, 6 products to 4 outputs. */
  OUTPUT(
      new double[][] {
        {1, 1, 1, 1, 1, 0},
        {0, Points.A, -Points.A, Points.B, -Points.B, 0},
        {0, Points.AA, Points.AA, Points.BB, Points.BB, 0},
        {
          0,
          Points.AA * Points.A,
          -Points.AA * Points.A,
          Points.BB * Points.B,
          -Points.BB * Points.B,
          1
        }
      }),
  /** {@code G^T}: 6 gradients of transformed weights to the gradients of 3 weights. */
  FILTER_GRADIENT(transposed(FILTER.matrix)),
  /** {@code A}: the gradients of 4 outputs to those of 6 products. */
  OUTPUT_GRADIENT(transposed(OUTPUT.matrix));

  /** The points of interpolation, squares and products of them. */
  public static final class Points {
    /** The inner point. */
    public static final double A = 0.75;

    /** The outer point. */
    public static final double B = 1.5;

    /** The inner point's square. */
    public static final double AA = A * A;

    /** The outer point's square. */
    public static final double BB = B * B;

    /** The product of the squares. */
    public static final double AABB = AA * BB;

    /** The sum of the squares. */
    public static final double SQUARES = AA + BB;

    /** The inner point's distances from the other points, multiplied. */
    public static final double NA = 2 * AA * (AA - BB);

    /** The outer point's distances from the other points, multiplied. */
    public static final double NB = 2 * BB * (BB - AA);

    private Points() {}
  }

  @SuppressWarnings("ImmutableEnumChecker") // Never changed, never handed out.
  private final double[][] matrix;

  Combination(double[][] matrix) {
    this.matrix = matrix;
  }

  /**
   * The number of values combined.
   *
   * @return columns of the matrix
   */
  public int inputs() {
    return matrix[0].length;
  }

  /**
   * The number of combinations.
   *
   * @return rows of the matrix
   */
  public int outputs() {
    return matrix.length;
  }

  /**
   * A factor.
   *
   * @param output which combination
   * @param input which of its terms
   * @return the matrix's element
   */
  public double factor(int output, int input) {
    return matrix[output][input];
  }

  private static double[][] transposed(double[][] matrix) {
    double[][] transposed = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        transposed[j][i] = matrix[i][j];
      }
    }
    return transposed;
  }
}
