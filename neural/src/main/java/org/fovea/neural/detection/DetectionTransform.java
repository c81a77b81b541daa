package org.fovea.neural.detection;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** How pictures of different extents become a detector's batch, each in the upper left corner. */
public interface DetectionTransform {
  /**
   * Pictures put together.
   *
   * @param images {@code [N, C, H, W]}
   * @param sizes the extents of each picture within its frame
   */
  record Batch(Tensor images, List<Size> sizes) {
    /** Keeps an immutable copy of the list. */
    public Batch {
      sizes = List.copyOf(sizes);
    }
  }

  /**
   * Makes a batch.
   *
   * @param images {@code [C, H, W]} each, at least one; not modified
   * @return the batch
   * @throws ShapeException when a picture has another shape
   */
  Batch batch(List<Tensor> images);

  /**
   * Makes a batch for training.
   *
   * @param images {@code [C, H, W]} each, at least one; not modified
   * @param random draws what differs from batch to batch
   * @return the batch
   * @throws ShapeException when a picture has another shape
   */
  Batch batch(List<Tensor> images, RandomGenerator random);
}
