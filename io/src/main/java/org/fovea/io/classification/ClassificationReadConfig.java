package org.fovea.io.classification;

import org.fovea.io.dataset.DatasetReadConfig;
import org.fovea.io.image.ImageReadConfig;

/**
 * How classification data sets are read.
 *
 * @param images how pictures that are files of their own are read
 * @param coarseLabels whether CIFAR-100's 20 groups are the classes, instead of its 100 classes
 */
public record ClassificationReadConfig(ImageReadConfig images, boolean coarseLabels) {
  private static final ClassificationReadConfig DEFAULTS =
      new ClassificationReadConfig(DatasetReadConfig.defaults().images(), false);

  /**
   * Pictures as {@link DatasetReadConfig#defaults()} takes them, and fine labels.
   *
   * @return the defaults
   */
  public static ClassificationReadConfig defaults() {
    return DEFAULTS;
  }

  /**
   * The same with other settings for pictures.
   *
   * @param config how pictures are read
   * @return a changed copy
   */
  public ClassificationReadConfig withImages(ImageReadConfig config) {
    return new ClassificationReadConfig(config, coarseLabels);
  }

  /**
   * The same with CIFAR-100's coarse labels or the fine ones.
   *
   * @param coarse whether the 20 groups are the classes
   * @return a changed copy
   */
  public ClassificationReadConfig withCoarseLabels(boolean coarse) {
    return new ClassificationReadConfig(images, coarse);
  }
}
