package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.metrics.detection.Detector;
import org.fovea.metrics.detection.DetectorTrainer;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.progress.Progress;

/**
 * Trains {@link HogSvmDetector}s: for each category a window of the median aspect of its objects
 * and a linear SVM that tells the objects, jittered, from windows of the background; first from
 * windows at random, then in rounds of hard negative mining from those that the detector so far
 * takes for objects (Dalal and Triggs, 2005; Felzenszwalb et al., 2010). Crowds and difficult
 * objects are neither. Immutable.
 *
 * <p>Pictures are worked on by parallel streams: in the fork-join pool of the calling thread where
 * it belongs to one, otherwise in the common pool. The result does not depend on the number of
 * threads.
 */
public final class HogSvmTrainer implements DetectorTrainer<Planar<GrayU8>> {
  private final HogSvmConfig config;

  /**
   * A trainer.
   *
   * @param config how to train
   */
  public HogSvmTrainer(HogSvmConfig config) {
    this.config = config;
  }

  /**
   * Trains.
   *
   * @param data the training pictures, of 3 bands; categories without objects are not learnt
   * @param progress hears how far it is
   * @return the trained detector
   * @throws IllegalArgumentException if there is no object, or no background to tell objects from
   * @throws java.io.UncheckedIOException if a picture can't be read
   */
  @Override
  public Detector<Planar<GrayU8>> train(LabelledImages<Planar<GrayU8>> data, Progress progress) {
    return new HogSvmTraining(config, data, progress).run();
  }
}
