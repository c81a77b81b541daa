package org.fovea.metrics.detection;

import java.util.List;

/**
 * Finds objects in a picture. Implementations are immutable and may be shared between threads.
 *
 * @param <I> the type of picture
 */
@FunctionalInterface
public interface Detector<I> {
  /**
   * Finds objects.
   *
   * @param image the picture, which is not modified
   * @return what was found, surest first, in the picture's pixels, image id 0
   */
  List<Detection> detect(I image);
}
