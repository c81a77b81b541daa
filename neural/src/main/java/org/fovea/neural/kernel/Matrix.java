package org.fovea.neural.kernel;

/**
 * A matrix within an array: element (i, j) is at {@code offset + i * rowStride + j * columnStride}.
 *
 * @param data the array, shared
 * @param offset where element (0, 0) is
 * @param rows number of rows
 * @param columns number of columns
 * @param rowStride distance between rows
 * @param columnStride distance between columns
 */
@SuppressWarnings("ArrayRecordComponent") // A view of an array, compared by nobody.
public record Matrix(
    float[] data, int offset, int rows, int columns, int rowStride, int columnStride) {
  /**
   * A dense row-major matrix.
   *
   * @param data the array, shared
   * @param offset where element (0, 0) is
   * @param rows number of rows
   * @param columns number of columns
   * @return the view
   */
  public static Matrix of(float[] data, int offset, int rows, int columns) {
    return new Matrix(data, offset, rows, columns, columns, 1);
  }

  /**
   * The transpose.
   *
   * @return a view of the same elements
   */
  public Matrix transposed() {
    return new Matrix(data, offset, columns, rows, columnStride, rowStride);
  }

  /**
   * A part of this matrix.
   *
   * @param fromRow first row
   * @param toRow one past the last row
   * @param fromColumn first column
   * @param toColumn one past the last column
   * @return a view of the same elements
   */
  public Matrix part(int fromRow, int toRow, int fromColumn, int toColumn) {
    return new Matrix(
        data,
        offset + fromRow * rowStride + fromColumn * columnStride,
        toRow - fromRow,
        toColumn - fromColumn,
        rowStride,
        columnStride);
  }
}
