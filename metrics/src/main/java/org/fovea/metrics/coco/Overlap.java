package org.fovea.metrics.coco;

import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;

/**
 * How well the detections of one image fit its truths, in COCO's measures. It keeps its space from
 * image to image, so one thread uses it at a time.
 */
public interface Overlap {
  /**
   * The kind that the parameters name.
   *
   * @param params parameters; overlap kind, sigmas and mode are heeded
   * @return a new measure, which has no image yet
   */
  static Overlap of(CocoParams params) {
    return switch (params.iouType()) {
      case BBOX -> new BoxOverlap();
      case SEGM -> new MaskOverlap(params.strict());
      case KEYPOINTS -> new KeypointOverlap(params.sigmas());
    };
  }

  /**
   * Begins an image and forgets the one before.
   *
   * @param image the image, with its size where there are outlines to fill
   */
  void start(ImageInfo image);

  /**
   * Takes the truth with the next index from 0.
   *
   * @param truth a truth
   * @throws IllegalArgumentException if it lacks what is measured
   */
  void addTruth(Annotation truth);

  /**
   * Takes the detection with the next index from 0.
   *
   * @param table detections, not modified
   * @param row the detection's row
   * @throws IllegalArgumentException if it lacks what is measured
   */
  void addDetection(DetectionTable table, int row);

  /**
   * The overlap of a detection with a truth.
   *
   * @param detection index of the detection
   * @param truth index of the truth
   * @return in [0, 1]; with a crowd the share of the detection that lies inside
   * @throws IllegalArgumentException if their masks differ in size, or outlines can't be filled
   */
  double between(int detection, int truth);
}
