package org.fovea.neural.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The left operand of a product, laid out once in the order in which the kernels that made it read
 * it, so that a matrix that is used often (the weight of a layer) is not rearranged at every use.
 * Immutable once made; threads may share it.
 *
 * @param data the elements, in an order that only the maker knows
 * @param rows number of rows
 * @param columns number of columns
 * @param start what each row's sums begin with, such as a bias, or null for 0
 * @param part parts of the rows may be used alone when they begin at a multiple of this
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Handed back to the kernels that made it, compared by nobody.
public record PackedMatrix(
    float[] data, int rows, int columns, float @Nullable [] start, int part) {}
