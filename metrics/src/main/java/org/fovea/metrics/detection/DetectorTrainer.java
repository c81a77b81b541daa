package org.fovea.metrics.detection;

import org.fovea.metrics.progress.Progress;

/**
 * Makes a detector from labelled pictures.
 *
 * @param <I> the type of picture
 */
@FunctionalInterface
public interface DetectorTrainer<I> {
  /**
   * Trains.
   *
   * @param data the training pictures
   * @param progress hears how far it is
   * @return the trained detector
   * @throws IllegalArgumentException if there is nothing to learn from
   * @throws java.io.UncheckedIOException if a picture can't be read
   */
  Detector<I> train(LabelledImages<I> data, Progress progress);
}
