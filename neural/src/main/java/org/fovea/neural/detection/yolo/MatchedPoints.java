package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * The predictions of a batch that learn an object.
 *
 * @param rows {@code [K]}, picture times A plus point
 * @param truths {@code [K, 4]}, the objects' boxes
 * @param labels {@code [K]}, from 1
 * @param quality {@code [K]}
 */
record MatchedPoints(IntTensor rows, Tensor truths, IntTensor labels, Tensor quality) {
  static MatchedPoints of(List<Assignment> assignments, List<DetectionTarget> targets) {
    List<Integer> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    List<Float> quality = new ArrayList<>();
    List<Tensor> truths = new ArrayList<>();
    int first = 0;
    for (int n = 0; n < targets.size(); n++) {
      Assignment assignment = assignments.get(n);
      DetectionTarget target = targets.get(n);
      int[] matches = assignment.matches().data();
      List<Integer> objects = new ArrayList<>();
      for (int point : assignment.matched()) {
        rows.add(first + point);
        objects.add(matches[point]);
        labels.add(target.labels().data()[matches[point]]);
        quality.add(assignment.quality().data()[point]);
      }
      truths.add(Gather.indexSelect(target.boxes(), 0, ints(objects)));
      first += matches.length;
    }
    Tensor values = Tensor.zeros(quality.size());
    for (int i = 0; i < values.numel(); i++) {
      values.data()[i] = quality.get(i);
    }
    return new MatchedPoints(ints(rows), Concat.cat(truths, 0), ints(labels), values);
  }

  /**
   * What an assigner says of a batch.
   *
   * @param boxes {@code [N, A, 4]}, as predicted; call it without recording gradients
   * @param scores {@code [N, A, labels]}
   */
  static MatchedPoints of(
      PointAssigner assigner,
      AnchorPoints points,
      Tensor boxes,
      Tensor scores,
      List<DetectionTarget> targets) {
    List<Assignment> assignments = new ArrayList<>();
    for (int n = 0; n < targets.size(); n++) {
      assignments.add(
          assigner.assign(
              targets.get(n).boxes(),
              targets.get(n).labels(),
              Narrow.select(boxes, 0, n),
              Narrow.select(scores, 0, n),
              points));
    }
    return of(assignments, targets);
  }

  private static IntTensor ints(List<Integer> values) {
    return IntTensor.of(values.stream().mapToInt(Integer::intValue).toArray());
  }

  int count() {
    return truths.dim(0);
  }

  /** The number of each one within its picture, of so many. */
  int[] within(int count) {
    return Arrays.stream(rows.data()).map(row -> row % count).toArray();
  }

  /** The rows of predictions {@code [N, A, values]}: {@code [K, values]}. */
  Tensor of(Tensor predictions) {
    return Gather.indexSelect(
        Reshape.reshape(predictions, predictions.dim(0) * predictions.dim(1), predictions.dim(2)),
        0,
        rows);
  }

  /** The quality at each object's label and 0 at others, {@code [K, labels]}. */
  Tensor classes(int count) {
    Tensor classes = Tensor.zeros(count(), count);
    for (int i = 0; i < count(); i++) {
      classes.data()[i * count + labels.data()[i] - 1] = quality.data()[i];
    }
    return classes;
  }
}
