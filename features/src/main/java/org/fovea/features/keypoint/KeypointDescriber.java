package org.fovea.features.keypoint;

import boofcv.struct.image.GrayU8;
import java.util.List;

/**
 * Describes the surroundings of keypoints, so that they can be compared with others'.
 * Implementations are immutable.
 *
 * @param <D> a descriptor: {@code float[]}, or {@code long[]} for packed bits
 */
public interface KeypointDescriber<D> {
  /**
   * Describes keypoints.
   *
   * @param image the picture in which they were found
   * @param keypoints keypoints of a detector whose scales the implementation understands
   * @return a descriptor for each keypoint, in the same order
   * @throws IllegalArgumentException if the picture has no pixels
   */
  List<D> describe(GrayU8 image, List<Keypoint> keypoints);
}
