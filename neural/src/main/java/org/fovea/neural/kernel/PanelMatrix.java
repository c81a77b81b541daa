package org.fovea.neural.kernel;

/**
 * The right operand of a product in panels of {@link Kernels#panel} columns: element (k, j) is
 * {@code data[at + j / panel * rows * panel + k * panel + j % panel]}. The last panel may hold
 * anything in the columns beyond the matrix.
 *
 * @param data the array, shared
 * @param at where element (0, 0) is
 * @param rows number of rows
 * @param columns number of columns
 */
@SuppressWarnings("ArrayRecordComponent") // A view of an array, compared by nobody.
public record PanelMatrix(float[] data, int at, int rows, int columns) {}
