package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.detection.PredictionMaps;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * What a head tells of A priors.
 *
 * @param codes {@code [N, A, 4]}, x and y as they are in their cells, logarithms of extents
 * @param boxes {@code [N, A, 4]}, pixels
 * @param objectness logits, {@code [N, A, 1]}
 * @param logits of labels 1, 2 and so on, {@code [N, A, labels]}
 */
record PriorPredictions(Tensor codes, Tensor boxes, Tensor objectness, Tensor logits) {
  /** Numbers of a prior besides its labels: a box and objectness. */
  static final int OTHERS = 5;

  /** Of maps {@code [N, priors * (5 + labels), H, W]}. */
  static PriorPredictions of(List<Tensor> maps, int labels, GridPriors priors) {
    Tensor all = PredictionMaps.flattened(maps, OTHERS + labels);
    Tensor raw = Narrow.narrow(all, 2, 0, 4);
    Tensor within = Sigmoid.sigmoid(Narrow.narrow(all, 2, 0, 2));
    return new PriorPredictions(
        Concat.cat(List.of(within, Narrow.narrow(all, 2, 2, 2)), 2),
        priors.decode(raw),
        Narrow.narrow(all, 2, 4, 1),
        Narrow.narrow(all, 2, OTHERS, labels));
  }

  /** Which priors learn what; quality is 1. */
  List<Assignment> assignments(GridPriors priors, List<DetectionTarget> targets, double ignored) {
    List<Assignment> assignments = new ArrayList<>();
    for (int n = 0; n < targets.size(); n++) {
      Tensor own = Narrow.select(boxes.detach(), 0, n);
      int[] matches = priors.match(targets.get(n).boxes(), own, ignored);
      Tensor quality = Tensor.zeros(matches.length);
      for (int a = 0; a < matches.length; a++) {
        quality.data()[a] = matches[a] >= 0 ? 1 : 0;
      }
      assignments.add(new Assignment(IntTensor.of(matches), quality));
    }
    return assignments;
  }

  /** A weight for each prior, {@code [N, A, 1]}, 0 where it is left alone. */
  static Tensor weights(List<Assignment> assignments, double ofObject, double ofNone) {
    int count = assignments.get(0).matches().data().length;
    Tensor weights = Tensor.zeros(assignments.size(), count, 1);
    for (int i = 0; i < weights.numel(); i++) {
      int match = assignments.get(i / count).matches().data()[i % count];
      weights.data()[i] = (float) (match >= 0 ? ofObject : match == Matcher.BETWEEN ? 0 : ofNone);
    }
    return weights;
  }
}
