package org.fovea.io.weights;

/**
 * A tensor of which the numbers are yet to be read.
 *
 * @param storage where they lie
 * @param offset the first element in the whole storage
 * @param shape length of each axis
 * @param strides distance in elements between neighbours along each axis, at least 0
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StoredTensor(Storage storage, long offset, int[] shape, long[] strides) {}
