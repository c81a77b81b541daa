package org.fovea.io.weights;

import java.nio.ByteBuffer;

/**
 * Some of the elements in a buffer, in an order of their own.
 *
 * @param shape length of each axis
 * @param strides distance in elements between neighbours along each axis
 * @param offset position of the first element
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StridedView(int[] shape, long[] strides, long offset) {
  /** The strides of an array whose first index runs fastest. */
  static long[] fortranStrides(int... shape) {
    long[] strides = new long[shape.length];
    long step = 1;
    for (int i = 0; i < shape.length; i++) {
      strides[i] = step;
      step *= shape[i];
    }
    return strides;
  }

  long numel() {
    return ArrayShape.numel(shape);
  }

  /** Whether the elements lie in C order, one beside the other. */
  boolean isContiguous() {
    if (numel() == 0) {
      return true;
    }
    long step = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] != 1 && strides[i] != step) {
        return false;
      }
      step *= shape[i];
    }
    return true;
  }

  /**
   * The elements in C order.
   *
   * @param bytes all elements; every element of the view must be one of them
   * @param width bytes of an element: 1, 2, 4 or 8
   * @return a part of the buffer where the view is contiguous, otherwise a copy; in the same byte
   *     order
   */
  ByteBuffer of(ByteBuffer bytes, int width) {
    int count = Math.toIntExact(numel() * width);
    if (isContiguous()) {
      int from = count == 0 ? 0 : Math.toIntExact(offset * width);
      return bytes.slice(from, count).order(bytes.order());
    }
    ByteBuffer copy = ByteBuffer.allocate(count).order(bytes.order());
    int[] index = new int[shape.length];
    int axis = shape.length - 1;
    do {
      long from = offset;
      for (int i = 0; i < axis; i++) {
        from += index[i] * strides[i];
      }
      copyRow(bytes, Math.toIntExact(from * width), copy, width);
    } while (advance(index, axis));
    return copy.flip();
  }

  private void copyRow(ByteBuffer bytes, int from, ByteBuffer copy, int width) {
    int length = shape[shape.length - 1];
    long step = strides[shape.length - 1] * width;
    for (int i = 0; i < length; i++) {
      int at = (int) (from + i * step);
      switch (width) {
        case 1 -> copy.put(bytes.get(at));
        case 2 -> copy.putShort(bytes.getShort(at));
        case 4 -> copy.putInt(bytes.getInt(at));
        case 8 -> copy.putLong(bytes.getLong(at));
        default -> throw new IllegalArgumentException("width " + width);
      }
    }
  }

  /** Counts up the indices before {@code axis}; false after the last. */
  private boolean advance(int[] index, int axis) {
    for (int i = axis - 1; i >= 0; i--) {
      if (++index[i] < shape[i]) {
        return true;
      }
      index[i] = 0;
    }
    return false;
  }
}
