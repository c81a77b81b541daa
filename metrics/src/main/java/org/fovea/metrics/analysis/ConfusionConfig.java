package org.fovea.metrics.analysis;

import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.Protocol;

/**
 * Which detections are held against which truths.
 *
 * @param iouType what overlaps: boxes or masks
 * @param iouThreshold overlap from which on a detection shows a truth, in (0, 1]
 * @param scoreThreshold least score of detections that count, a number
 * @param protocol whose rules say which detections can be wrong: by LVIS's, the 300 surest of an
 *     image count, without those of categories that nobody looked for in it; those of categories of
 *     which not every object is annotated there show a truth of their own category or nothing; and
 *     there are no crowds
 */
public record ConfusionConfig(
    IouType iouType, double iouThreshold, double scoreThreshold, Protocol protocol) {
  public ConfusionConfig {
    if (iouType == IouType.KEYPOINTS) {
      throw new IllegalArgumentException("iouType must be BBOX or SEGM, got " + iouType);
    }
    if (!(iouThreshold > 0 && iouThreshold <= 1)) {
      throw new IllegalArgumentException("iouThreshold must be in (0, 1], got " + iouThreshold);
    }
    if (Double.isNaN(scoreThreshold)) {
      throw new IllegalArgumentException("scoreThreshold must be a number, got NaN");
    }
  }

  /**
   * Boxes, overlap 0.5, score 0.25, by COCO's rules.
   *
   * @return the configuration
   */
  public static ConfusionConfig defaults() {
    return new ConfusionConfig(IouType.BBOX, 0.5, 0.25, Protocol.COCO);
  }

  /**
   * This with another kind of overlap.
   *
   * @param type boxes or masks
   * @return a changed copy
   */
  public ConfusionConfig withIouType(IouType type) {
    return new ConfusionConfig(type, iouThreshold, scoreThreshold, protocol);
  }

  /**
   * This with another overlap.
   *
   * @param iou in (0, 1]
   * @return a changed copy
   */
  public ConfusionConfig withIouThreshold(double iou) {
    return new ConfusionConfig(iouType, iou, scoreThreshold, protocol);
  }

  /**
   * This with another least score.
   *
   * @param score a number; {@link ScoreThresholds} finds the best
   * @return a changed copy
   */
  public ConfusionConfig withScoreThreshold(double score) {
    return new ConfusionConfig(iouType, iouThreshold, score, protocol);
  }

  /**
   * This by other rules.
   *
   * @param rules whose they are
   * @return a changed copy
   */
  public ConfusionConfig withProtocol(Protocol rules) {
    return new ConfusionConfig(iouType, iouThreshold, scoreThreshold, rules);
  }
}
