package org.fovea.features.keypoint;

import boofcv.struct.image.GrayU8;
import java.util.List;

/** Finds keypoints in a gray picture. Implementations are immutable. */
public interface KeypointDetector {
  /**
   * Finds keypoints.
   *
   * @param image at least 1 x 1; a picture that is too small for the detector has none
   * @return the keypoints, in an order that the implementation states
   * @throws IllegalArgumentException if the picture has no pixels
   */
  List<Keypoint> detect(GrayU8 image);
}
