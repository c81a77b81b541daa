package org.fovea.metrics.detection;

import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/**
 * One object that a detector says is in an image.
 *
 * @param imageId the image; detectors that see a picture alone say 0
 * @param categoryId its class
 * @param box its box
 * @param score the detector's confidence, higher is surer; only the order matters to evaluators
 * @param segmentation its exact region, or null
 * @param keypoints its named points, or null
 */
public record Detection(
    long imageId,
    int categoryId,
    Box box,
    double score,
    @Nullable Segmentation segmentation,
    @Nullable Keypoints keypoints) {
  /**
   * A detection without named points.
   *
   * @param imageId the image, 0 where it is not known
   * @param categoryId its class
   * @param box its box
   * @param score the detector's confidence
   * @param segmentation its exact region, or null
   */
  public Detection(
      long imageId, int categoryId, Box box, double score, @Nullable Segmentation segmentation) {
    this(imageId, categoryId, box, score, segmentation, null);
  }

  /**
   * A detection known by its box alone.
   *
   * @param imageId the image, 0 where it is not known
   * @param categoryId its class
   * @param box its box
   * @param score the detector's confidence
   */
  public Detection(long imageId, int categoryId, Box box, double score) {
    this(imageId, categoryId, box, score, null);
  }

  /**
   * The same detection in a named image.
   *
   * @param id the image
   * @return a copy with that image's id
   */
  public Detection inImage(long id) {
    return new Detection(id, categoryId, box, score, segmentation, keypoints);
  }
}
