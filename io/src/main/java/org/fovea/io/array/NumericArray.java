package org.fovea.io.array;

import java.util.Arrays;

/** Numbers of one type in C order (the last index runs fastest), with the length of each axis. */
public final class NumericArray {
  /** What the numbers are. */
  public enum Type {
    /** Whole numbers 0..255. */
    UINT8,
    /** Whole numbers of 32 bits. */
    INT32,
    /** Real numbers of 32 bits. */
    FLOAT32
  }

  private final Type type;
  private final int[] shape;
  private final Object values;

  private NumericArray(Type type, int length, int[] shape, Object values) {
    long product = 1;
    for (int axis : shape) {
      if (axis < 0) {
        throw new IllegalArgumentException("expected lengths of at least 0, got " + axis);
      }
      product = Math.multiplyExact(product, axis);
    }
    if (product != length) {
      throw new IllegalArgumentException(
          "expected %d numbers for the shape %s, got %d"
              .formatted(product, Arrays.toString(shape), length));
    }
    this.type = type;
    this.shape = shape.clone();
    this.values = values;
  }

  /**
   * Bytes.
   *
   * @param values numbers 0..255 as Java's signed bytes, not copied
   * @param shape length of each axis
   * @return the array
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(byte[] values, int... shape) {
    return new NumericArray(Type.UINT8, values.length, shape, values);
  }

  /**
   * Whole numbers.
   *
   * @param values numbers, not copied
   * @param shape length of each axis
   * @return the array
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(int[] values, int... shape) {
    return new NumericArray(Type.INT32, values.length, shape, values);
  }

  /**
   * Real numbers.
   *
   * @param values numbers, not copied
   * @param shape length of each axis
   * @return the array
   * @throws IllegalArgumentException if the shape has another number of elements
   */
  public static NumericArray of(float[] values, int... shape) {
    return new NumericArray(Type.FLOAT32, values.length, shape, values);
  }

  /**
   * What the numbers are.
   *
   * @return their type
   */
  public Type type() {
    return type;
  }

  /**
   * The length of each axis.
   *
   * @return a copy
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * How many numbers there are.
   *
   * @return the product of the lengths
   */
  public int size() {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  /**
   * A number; all types fit.
   *
   * @param index position in C order, {@code 0..size()-1}
   * @return its value
   */
  public double get(int index) {
    return switch (type) {
      case UINT8 -> ((byte[]) values)[index] & 0xFF;
      case INT32 -> ((int[]) values)[index];
      case FLOAT32 -> ((float[]) values)[index];
    };
  }
}
