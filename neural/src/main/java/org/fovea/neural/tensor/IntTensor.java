package org.fovea.neural.tensor;

import java.util.Arrays;

/**
 * Whole numbers in row-major order: class labels, indices. Carries no gradient. The array is shared
 * with whoever made the tensor and must not change while the tensor is in use.
 */
public final class IntTensor {
  private final int[] data;
  private final Shape shape;

  private IntTensor(int[] data, Shape shape) {
    this.data = data;
    this.shape = shape;
  }

  /**
   * Wraps an array.
   *
   * @param data the values in row-major order, not copied
   * @param shape the extents
   * @return the tensor
   * @throws ShapeException when the array's length is not the shape's number of elements
   */
  public static IntTensor of(int[] data, Shape shape) {
    if (data.length != shape.numel()) {
      throw new ShapeException(
          "int tensor: %d values given for shape %s, expected %d"
              .formatted(data.length, shape, shape.numel()));
    }
    return new IntTensor(data, shape);
  }

  /**
   * A vector.
   *
   * @param data the values, not copied
   * @return a tensor of shape {@code [data.length]}
   */
  public static IntTensor of(int... data) {
    return new IntTensor(data, Shape.of(data.length));
  }

  /**
   * The values.
   *
   * @return the array itself, row-major
   */
  public int[] data() {
    return data;
  }

  /**
   * The extents.
   *
   * @return the shape
   */
  public Shape shape() {
    return shape;
  }

  @Override
  public String toString() {
    return "IntTensor" + shape + Arrays.toString(Arrays.copyOf(data, Math.min(8, data.length)));
  }
}
