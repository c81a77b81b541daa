package org.fovea.neural.tensor;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An array of {@code float} with a shape, row-major and contiguous, in the order N, C, H, W for
 * images. A tensor may require a gradient: then operations on it are recorded and {@link
 * #backward()} on a result computes the derivative of that result with respect to it.
 *
 * <p>The array is shared with whoever made the tensor. It must not change between an operation on
 * the tensor and the backward pass through that operation.
 */
public sealed class Tensor permits Parameter {
  private final float[] data;
  private final Shape shape;
  private Node node;

  Tensor(float[] data, Shape shape, Node node) {
    if (data.length != shape.numel()) {
      throw new ShapeException(
          "tensor: %d values given for shape %s, expected %d"
              .formatted(data.length, shape, shape.numel()));
    }
    this.data = data;
    this.shape = shape;
    this.node = node;
  }

  /**
   * Wraps an array.
   *
   * @param data the values in row-major order, not copied
   * @param shape the extents
   * @return a tensor that requires no gradient
   * @throws ShapeException when the array's length is not the shape's number of elements
   */
  public static Tensor of(float[] data, Shape shape) {
    return new Tensor(data, shape, Node.NONE);
  }

  /**
   * Wraps an array.
   *
   * @param data the values in row-major order, not copied
   * @param extents outermost first; none for a scalar
   * @return a tensor that requires no gradient
   * @throws ShapeException when the array's length is not the product of the extents
   */
  public static Tensor of(float[] data, int... extents) {
    return of(data, Shape.of(extents));
  }

  /**
   * A tensor of zeros.
   *
   * @param extents outermost first; none for a scalar
   * @return a tensor that requires no gradient
   */
  public static Tensor zeros(int... extents) {
    Shape shape = Shape.of(extents);
    return of(new float[shape.numel()], shape);
  }

  /**
   * A tensor of one repeated value.
   *
   * @param value every element
   * @param extents outermost first; none for a scalar
   * @return a tensor that requires no gradient
   */
  public static Tensor full(float value, int... extents) {
    Tensor tensor = zeros(extents);
    Arrays.fill(tensor.data, value);
    return tensor;
  }

  /**
   * A tensor of independent draws from the standard normal distribution.
   *
   * @param random the source
   * @param extents outermost first; none for a scalar
   * @return a tensor that requires no gradient
   */
  public static Tensor randn(RandomGenerator random, int... extents) {
    Tensor tensor = zeros(extents);
    for (int i = 0; i < tensor.data.length; i++) {
      tensor.data[i] = (float) random.nextGaussian();
    }
    return tensor;
  }

  /**
   * The values.
   *
   * @return the array itself, row-major
   */
  public float[] data() {
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

  /**
   * One extent.
   *
   * @param dim {@code -rank..rank-1}; negative counts from the innermost
   * @return the extent
   * @throws ShapeException when there is no such dimension
   */
  public int dim(int dim) {
    return shape.dim(dim);
  }

  /**
   * The number of elements.
   *
   * @return the product of the extents
   */
  public int numel() {
    return data.length;
  }

  /**
   * The only element.
   *
   * @return its value
   * @throws ShapeException when there is not exactly one element
   */
  public float item() {
    if (data.length != 1) {
      throw new ShapeException("item: shape " + shape + ", expected a single element");
    }
    return data[0];
  }

  /**
   * Whether operations on this tensor are recorded for differentiation.
   *
   * @return true for a leaf that wants its gradient and for whatever was computed from one
   */
  public boolean requiresGrad() {
    return node != Node.NONE;
  }

  /**
   * Makes this tensor a leaf that wants its gradient, or one that does not; a gradient collected
   * before is dropped.
   *
   * @param wanted whether {@link #grad()} is to be computed
   * @return this tensor
   * @throws IllegalStateException when the tensor is the result of a recorded operation
   */
  public Tensor requiresGrad(boolean wanted) {
    if (!node.isLeaf()) {
      throw new IllegalStateException(
          "requiresGrad: the tensor is the result of " + node.operation() + ", detach() it first");
    }
    if (wanted != requiresGrad()) {
      node = wanted ? Node.leaf(data.length) : Node.NONE;
    }
    return this;
  }

  /**
   * Lets the result of a recorded operation keep its gradient after the backward pass, as leaves
   * do.
   *
   * @throws IllegalStateException when nothing here requires a gradient
   */
  public void retainGrad() {
    if (!requiresGrad()) {
      throw new IllegalStateException("retainGrad: this tensor depends on no leaf with a gradient");
    }
    node.retain();
  }

  /**
   * The gradient that backward passes have summed up in this leaf, or result that retains it.
   *
   * @return a tensor that shares its array with the sum, or null when there has been none
   */
  public @Nullable Tensor grad() {
    float[] gradient = node.keepsGradient() ? node.gradient() : null;
    return gradient == null ? null : of(gradient, shape);
  }

  /** Drops the gradient summed up so far. */
  public void zeroGrad() {
    if (node.isLeaf() && node != Node.NONE) {
      node.clearGradient();
    }
  }

  /**
   * Computes the gradient of this scalar with respect to every leaf it depends on, adding to {@link
   * #grad()} there. The graph is freed on the way, each activation as soon as it has been used.
   *
   * @throws ShapeException when this is not a single element
   * @throws IllegalStateException when nothing here requires a gradient, or the graph has been
   *     freed by an earlier pass
   */
  public void backward() {
    if (data.length != 1) {
      throw new ShapeException(
          "backward: shape " + shape + ", expected a single element or a gradient of that shape");
    }
    backward(of(new float[] {1}, shape));
  }

  /**
   * As {@link #backward()} from a tensor of any shape.
   *
   * @param gradient of the loss with respect to this tensor, in this tensor's shape
   * @throws ShapeException when the shapes differ
   * @throws IllegalStateException when nothing here requires a gradient, or the graph has been
   *     freed by an earlier pass
   */
  public void backward(Tensor gradient) {
    if (!gradient.shape.equals(shape)) {
      throw new ShapeException(
          "backward: gradient of shape %s for a tensor of shape %s"
              .formatted(gradient.shape, shape));
    }
    if (!requiresGrad()) {
      throw new IllegalStateException("backward: this tensor depends on no leaf with a gradient");
    }
    Autograd.backward(node, gradient.data);
  }

  /**
   * The same values outside the graph.
   *
   * @return a tensor that shares the array and requires no gradient
   */
  public Tensor detach() {
    return of(data, shape);
  }

  Node node() {
    return node;
  }

  /** The shape and the first few values. */
  @Override
  public String toString() {
    String head = Arrays.toString(Arrays.copyOf(data, Math.min(8, data.length)));
    return "Tensor" + shape + (data.length > 8 ? head.replace("]", ", ...]") : head);
  }
}
