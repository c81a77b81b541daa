package org.fovea.neural.detection.yolo;

import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/** Tells which predictions of points learn which true objects, by what is predicted. */
public interface PointAssigner {
  /**
   * Assigns the predictions of a picture.
   *
   * @param truths {@code [G, 4]}: x1, y1, x2, y2, G may be 0
   * @param labels {@code [G]}, from 1
   * @param boxes {@code [A, 4]}, as predicted
   * @param scores {@code [A, labels]}, predicted probabilities of labels 1, 2 and so on, 0..1
   * @param points {@code A} points
   * @return the assignment; its quality is what the assigner says
   */
  Assignment assign(
      Tensor truths, IntTensor labels, Tensor boxes, Tensor scores, AnchorPoints points);
}
