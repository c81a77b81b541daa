package org.fovea.metrics.analysis;

import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.Protocol;

/**
 * How errors are told apart.
 *
 * @param iouType what overlaps: boxes or masks
 * @param foreground overlap from which on a detection finds a truth, in (0, 1]
 * @param background overlap up to which a detection shows nothing, in [0, foreground)
 * @param maxDetections how many of the surest detections of an image count, whatever their class,
 *     at least 1
 * @param protocol whose rules say which detections can be wrong: by LVIS's, those of categories
 *     that nobody looked for in the image are left out, those of categories of which not every
 *     object is annotated there are left out unless they are right, and there are no crowds
 */
public record ErrorAnalysisConfig(
    IouType iouType, double foreground, double background, int maxDetections, Protocol protocol) {
  public ErrorAnalysisConfig {
    if (iouType == IouType.KEYPOINTS) {
      throw new IllegalArgumentException("iouType must be BBOX or SEGM, got " + iouType);
    }
    if (!(foreground > 0 && foreground <= 1)) {
      throw new IllegalArgumentException("foreground must be in (0, 1], got " + foreground);
    }
    if (!(background >= 0 && background < foreground)) {
      throw new IllegalArgumentException(
          "background must be in [0, %s), got %s".formatted(foreground, background));
    }
    if (maxDetections < 1) {
      throw new IllegalArgumentException("maxDetections must be at least 1, got " + maxDetections);
    }
  }

  /**
   * The paper's values: boxes, foreground from 0.5, background to 0.1, 100 detections an image, by
   * COCO's rules.
   *
   * @return the configuration
   */
  public static ErrorAnalysisConfig defaults() {
    return new ErrorAnalysisConfig(IouType.BBOX, 0.5, 0.1, 100, Protocol.COCO);
  }

  /**
   * This with another kind of overlap.
   *
   * @param type boxes or masks
   * @return a changed copy
   */
  public ErrorAnalysisConfig withIouType(IouType type) {
    return new ErrorAnalysisConfig(type, foreground, background, maxDetections, protocol);
  }

  /**
   * This with another overlap that counts as found.
   *
   * @param iou in (background, 1]
   * @return a changed copy
   */
  public ErrorAnalysisConfig withForeground(double iou) {
    return new ErrorAnalysisConfig(iouType, iou, background, maxDetections, protocol);
  }

  /**
   * This with another overlap that counts as nothing.
   *
   * @param iou in [0, foreground)
   * @return a changed copy
   */
  public ErrorAnalysisConfig withBackground(double iou) {
    return new ErrorAnalysisConfig(iouType, foreground, iou, maxDetections, protocol);
  }

  /**
   * This with another number of detections.
   *
   * @param most how many of the surest detections of an image count, at least 1
   * @return a changed copy
   */
  public ErrorAnalysisConfig withMaxDetections(int most) {
    return new ErrorAnalysisConfig(iouType, foreground, background, most, protocol);
  }

  /**
   * This by other rules.
   *
   * @param rules whose they are
   * @return a changed copy
   */
  public ErrorAnalysisConfig withProtocol(Protocol rules) {
    return new ErrorAnalysisConfig(iouType, foreground, background, maxDetections, rules);
  }
}
