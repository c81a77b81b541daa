package org.fovea.neural.explain;

import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The feature map of one picture, whether a layer gives planes or tokens. */
final class FeaturePlanes {
  private FeaturePlanes() {}

  /**
   * The planes.
   *
   * @param features {@code [1, K, h, w]}, or {@code [1, 1 + h * w, K]} with a class token first and
   *     h = w
   * @return {@code [K, h, w]}
   * @throws ShapeException for other shapes
   */
  static Tensor of(Tensor features) {
    if (features.shape().rank() == 4 && features.dim(0) == 1) {
      return Tensor.of(features.data(), features.dim(1), features.dim(2), features.dim(3));
    }
    if (features.shape().rank() == 3 && features.dim(0) == 1) {
      int side = (int) Math.round(Math.sqrt(features.dim(1) - 1));
      if (side > 0 && side * side + 1 == features.dim(1)) {
        return fromTokens(features, side);
      }
    }
    throw new ShapeException(
        "explain: the layer gives %s, expected [1, K, h, w] or [1, 1 + h * h, K]"
            .formatted(features.shape()));
  }

  private static Tensor fromTokens(Tensor features, int side) {
    int channels = features.dim(2);
    int size = side * side;
    Tensor planes = Tensor.zeros(channels, side, side);
    for (int i = 0; i < size; i++) {
      for (int k = 0; k < channels; k++) {
        planes.data()[k * size + i] = features.data()[(i + 1) * channels + k];
      }
    }
    return planes;
  }
}
