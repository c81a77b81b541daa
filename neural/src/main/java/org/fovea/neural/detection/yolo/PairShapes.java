package org.fovea.neural.detection.yolo;

import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** What assigners of true objects to predictions are given. */
final class PairShapes {
  private PairShapes() {}

  static void require(
      String operation,
      Tensor truths,
      IntTensor labels,
      Tensor boxes,
      Tensor scores,
      AnchorPoints points) {
    int count = points.count();
    if (truths.dim(0) != labels.data().length
        || boxes.dim(0) != count
        || scores.shape().rank() != 2
        || scores.dim(0) != count) {
      throw new ShapeException(
          "%s: truths %s, labels %s, boxes %s, scores %s, points [%d], expected [G, 4], [G], [A, 4], [A, labels], [A]"
              .formatted(
                  operation, truths.shape(), labels.shape(), boxes.shape(), scores.shape(), count));
    }
    for (int label : labels.data()) {
      if (label < 1 || label > scores.dim(1)) {
        throw new IllegalArgumentException(
            "%s: label %d, expected 1 to %d".formatted(operation, label, scores.dim(1)));
      }
    }
  }
}
