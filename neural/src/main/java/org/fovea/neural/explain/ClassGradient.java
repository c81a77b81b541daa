package org.fovea.neural.explain;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The gradient of one class's score. */
final class ClassGradient {
  private ClassGradient() {}

  /** A leaf with the values of an input, {@code [1, C, H, W]}. */
  static Tensor leaf(Tensor x) {
    if (x.shape().rank() != 4 || x.dim(0) != 1) {
      throw new ShapeException("explain: input " + x.shape() + ", expected [1, C, H, W]");
    }
    return x.detach().requiresGrad(true);
  }

  /** Goes back from the score, {@code [1, classes]}, of a class. */
  static void backward(Tensor scores, int category) {
    Tensor direction = Tensor.zeros(scores.shape().toArray());
    direction.data()[requireClass(category, scores.dim(-1))] = 1;
    scores.backward(direction);
  }

  static int requireClass(int category, int classes) {
    if (category < 0 || category >= classes) {
      throw new IllegalArgumentException(
          "explain: class %d, expected 0..%d".formatted(category, classes - 1));
    }
    return category;
  }
}
