package org.fovea.samples.compare;

import java.util.List;
import java.util.Map;
import org.fovea.metrics.coco.CocoResult;
import org.fovea.metrics.detection.Detection;

/**
 * What came of a pipeline.
 *
 * @param pipeline which one
 * @param detections what it found in the test pictures, by their image ids
 * @param scores COCO's evaluation of that
 * @param operatingPoint where it does best
 * @param trainSeconds how long training took
 * @param timing how long each test picture took
 */
public record PipelineResult(
    Pipeline pipeline,
    List<Detection> detections,
    CocoResult scores,
    OperatingPoint operatingPoint,
    double trainSeconds,
    Timing timing) {
  public PipelineResult {
    detections = List.copyOf(detections);
  }

  /**
   * Its detections, picture by picture.
   *
   * @return image id to detections; images without any have no entry
   */
  public Map<Long, List<Detection>> detectionsByImage() {
    return DetectionsByImage.of(detections);
  }
}
