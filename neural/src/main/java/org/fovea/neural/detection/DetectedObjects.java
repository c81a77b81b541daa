package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a detector found in a picture, surest first.
 *
 * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in the picture's pixels
 * @param labels {@code [N]}, 0 to below the number of classes
 * @param scores {@code [N]}, 0..1
 * @param masks {@code [N, 1, H, W]} of the picture's extents, 0..1, inside above about 0.5; null
 *     where the detector finds none, or nothing
 * @param keypoints {@code [N, K, 3]}: x, y in the picture's pixels, and 1; null as well
 * @param keypointScores {@code [N, K]}, the heatmap's value there, any number; null as well
 */
public record DetectedObjects(
    Tensor boxes,
    IntTensor labels,
    Tensor scores,
    @Nullable Tensor masks,
    @Nullable Tensor keypoints,
    @Nullable Tensor keypointScores) {
  /**
   * How many objects were found.
   *
   * @return 0 or more
   */
  public int count() {
    return boxes.dim(0);
  }

  /** With masks in frames of their own within the boxes, {@code [N, 1, M, M]}. */
  DetectedObjects withMasks(Tensor found) {
    return new DetectedObjects(boxes, labels, scores, found, keypoints, keypointScores);
  }

  DetectedObjects withKeypoints(KeypointHeatmaps.Found found) {
    return new DetectedObjects(boxes, labels, scores, masks, found.keypoints(), found.scores());
  }

  /** In the picture as it was before it was resized, masks of boxes put into the picture. */
  DetectedObjects resized(Size from, Size to) {
    Tensor own = Boxes.resize(boxes, from, to);
    return new DetectedObjects(
        own,
        labels,
        scores,
        masks == null ? null : InstanceMasks.paste(masks, own, to),
        keypoints == null ? null : KeypointHeatmaps.resize(keypoints, from, to),
        keypointScores);
  }

  /**
   * The objects one by one, masks cut at 0.5. Those of label 0, of which a detector that has a
   * logit for it never learns, are left out.
   *
   * @param categoryIds the categories of labels 1, 2 and so on
   * @return in the same order, image id 0
   */
  public List<Detection> toDetections(List<Integer> categoryIds) {
    List<Detection> detections = new ArrayList<>();
    float[] b = boxes.data();
    for (int i = 0; i < count(); i++) {
      int label = labels.data()[i];
      if (label > 0) {
        detections.add(
            new Detection(
                0,
                categoryIds.get(label - 1),
                new Box(b[4 * i], b[4 * i + 1], b[4 * i + 2], b[4 * i + 3]),
                scores.data()[i],
                masks == null ? null : InstanceMasks.cut(masks, i),
                keypoints == null ? null : points(keypoints, i)));
      }
    }
    return detections;
  }

  private static Keypoints points(Tensor keypoints, int object) {
    double[] triples = new double[3 * keypoints.dim(1)];
    for (int i = 0; i < triples.length; i++) {
      triples[i] = keypoints.data()[object * triples.length + i];
    }
    return Keypoints.of(triples);
  }
}
