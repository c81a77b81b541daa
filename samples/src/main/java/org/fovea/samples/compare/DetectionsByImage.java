package org.fovea.samples.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fovea.metrics.detection.Detection;

/** Detections put together by the image that they are in. */
final class DetectionsByImage {
  private DetectionsByImage() {}

  /** Image id to its detections in their order; images without any have no entry. */
  static Map<Long, List<Detection>> of(List<Detection> detections) {
    Map<Long, List<Detection>> byImage = new TreeMap<>();
    for (Detection d : detections) {
      byImage.computeIfAbsent(d.imageId(), id -> new ArrayList<>()).add(d);
    }
    return byImage;
  }
}
