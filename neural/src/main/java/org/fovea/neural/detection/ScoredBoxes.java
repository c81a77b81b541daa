package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Boxes of a batch of pictures with a score of every label, from which the objects are taken. Boxes
 * are cut off at their pictures' edges.
 *
 * @param boxes {@code [N, A, 4]}: x1, y1, x2, y2 in the resized pictures' pixels
 * @param scores {@code [N, A, labels]}, 0..1, of labels 1, 2 and so on
 */
public record ScoredBoxes(Tensor boxes, Tensor scores) {
  /** Looks at the shapes. */
  public ScoredBoxes {
    if (boxes.shape().rank() != 3
        || boxes.dim(2) != 4
        || !boxes.shape().with(2, scores.dim(-1)).equals(scores.shape())) {
      throw new ShapeException(
          "scored boxes: boxes %s and scores %s, expected [N, A, 4] and [N, A, labels]"
              .formatted(boxes.shape(), scores.shape()));
    }
  }

  /**
   * The surest pairs of box and label, suppressed within each label.
   *
   * @param sizes of the N pictures
   * @param decision which pairs count; its candidates are those of a whole picture
   * @return what was found in each
   */
  public List<DetectedObjects> suppressed(List<Size> sizes, DecisionConfig decision) {
    return candidates(sizes, decision.minScore(), decision.candidates()).stream()
        .map(candidates -> candidates.suppressed(decision))
        .toList();
  }

  /**
   * The surest pairs of box and label as they are, for detectors whose boxes don't repeat.
   *
   * @param sizes of the N pictures
   * @param minScore the score that a pair must exceed, 0..1
   * @param limit how many pairs at most
   * @return what was found in each
   */
  public List<DetectedObjects> best(List<Size> sizes, double minScore, int limit) {
    return candidates(sizes, minScore, limit).stream().map(Candidates::all).toList();
  }

  private List<Candidates> candidates(List<Size> sizes, double minScore, int limit) {
    List<Candidates> all = new ArrayList<>();
    int labels = scores.dim(2);
    for (int n = 0; n < sizes.size(); n++) {
      float[] own = PredictionMaps.ofPicture(scores, n).data();
      Tensor clipped = Boxes.clipToImage(PredictionMaps.ofPicture(boxes, n), sizes.get(n));
      Candidates candidates = new Candidates();
      for (int i : Candidates.best(own, 0, own.length, minScore, limit)) {
        candidates.add(clipped, i / labels, 1 + i % labels, own[i]);
      }
      all.add(candidates);
    }
    return all;
  }
}
