package org.fovea.metrics.detection;

import java.util.List;
import org.fovea.metrics.geometry.Box;

/**
 * Names regions of a picture that may hold an object of whatever class.
 *
 * @param <I> the type of picture
 */
@FunctionalInterface
public interface RegionProposer<I> {
  /**
   * Proposes regions.
   *
   * @param image the picture, which is not modified
   * @return distinct boxes inside the picture, likeliest first
   */
  List<Box> propose(I image);
}
