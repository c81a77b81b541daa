package org.fovea.metrics.coco;

import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;

/**
 * How well the detections of one image fit its truths. It keeps its space from image to image, so
 * one thread uses it at a time.
 */
interface Overlap {
  /** The kind that the parameters name. */
  static Overlap of(CocoParams params) {
    return switch (params.iouType()) {
      case BBOX -> new BoxOverlap();
      case SEGM -> new MaskOverlap(params.strict());
      case KEYPOINTS -> new KeypointOverlap(params.sigmas());
    };
  }

  /** Forgets the image before. */
  void start(ImageInfo image);

  /** Takes the truth with the next index from 0. */
  void addTruth(Annotation truth);

  /** Takes the detection with the next index from 0. */
  void addDetection(DetectionTable table, int row);

  /** The overlap of a detection with a truth. */
  double between(int detection, int truth);
}
