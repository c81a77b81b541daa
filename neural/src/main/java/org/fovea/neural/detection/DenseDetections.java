package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import org.fovea.neural.op.Gather;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Scores of every class for every anchor of a batch, from which the objects are taken.
 *
 * @param scores {@code [N, A, classes]}, 0..1
 * @param codes {@code [N, A, 4]}, how boxes lie to their anchors
 * @param anchors {@code [A, 4]}, the same for all pictures
 * @param counts anchors on each feature map
 * @param decode makes boxes {@code [K, 4]} of codes and anchors {@code [K, 4]}
 */
record DenseDetections(
    Tensor scores,
    Tensor codes,
    Tensor anchors,
    List<Integer> counts,
    BinaryOperator<Tensor> decode) {
  /** Of each feature map the surest pairs of anchor and class, suppressed over all maps. */
  List<DetectedObjects> find(List<Size> sizes, DecisionConfig decision) {
    List<DetectedObjects> found = new ArrayList<>();
    for (int n = 0; n < sizes.size(); n++) {
      found.add(find(n, sizes.get(n), decision));
    }
    return found;
  }

  private DetectedObjects find(int picture, Size size, DecisionConfig decision) {
    int classes = scores.dim(2);
    float[] own = PredictionMaps.ofPicture(scores, picture).data();
    Tensor ownCodes = PredictionMaps.ofPicture(codes, picture);
    Candidates candidates = new Candidates();
    int from = 0;
    for (int count : counts) {
      int to = from + count * classes;
      int[] best = Candidates.best(own, from, to, decision.minScore(), decision.candidates());
      IntTensor chosen = IntTensor.of(Arrays.stream(best).map(i -> i / classes).toArray());
      Tensor boxes =
          decode.apply(
              Gather.indexSelect(ownCodes, 0, chosen), Gather.indexSelect(anchors, 0, chosen));
      Tensor clipped = Boxes.clipToImage(boxes, size);
      for (int i = 0; i < best.length; i++) {
        candidates.add(clipped, i, best[i] % classes, own[best[i]]);
      }
      from = to;
    }
    return candidates.suppressed(decision);
  }
}
