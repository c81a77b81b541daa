package org.fovea.neural.detection;

import java.util.List;
import org.fovea.neural.tensor.Tensor;

/**
 * Pictures with the objects in them, of any extents.
 *
 * @param images {@code [3, H, W]} each, RGB in 0..1
 * @param targets what is in each
 */
public record DetectionBatch(List<Tensor> images, List<DetectionTarget> targets) {
  /** Keeps immutable copies of the lists. */
  public DetectionBatch {
    images = List.copyOf(images);
    targets = List.copyOf(targets);
  }

  /**
   * Puts examples together.
   *
   * @param examples at least one
   * @return the batch, in the same order
   */
  public static DetectionBatch of(List<DetectionExample> examples) {
    return new DetectionBatch(
        examples.stream().map(DetectionExample::image).toList(),
        examples.stream().map(DetectionExample::target).toList());
  }
}
