package org.fovea.io.dataset;

import org.fovea.io.image.ImageReadConfig;

/**
 * How data sets are read.
 *
 * @param images how their pictures are read
 * @param keepMissing whether a picture that is missing or can't be read stays in the data set, with
 *     its objects, as long as the annotations state its size; otherwise it is left out
 */
public record DatasetReadConfig(ImageReadConfig images, boolean keepMissing) {
  private static final DatasetReadConfig DEFAULTS =
      new DatasetReadConfig(
          ImageReadConfig.defaults().withCheckName(false).withAcceptDamaged(true), false);

  /**
   * Pictures are taken as data sets have them: whatever their names say, and damaged JPEGs as far
   * as they go. Missing ones are left out.
   *
   * @return the defaults
   */
  public static DatasetReadConfig defaults() {
    return DEFAULTS;
  }

  /**
   * The same with other settings for pictures.
   *
   * @param config how pictures are read
   * @return a changed copy
   */
  public DatasetReadConfig withImages(ImageReadConfig config) {
    return new DatasetReadConfig(config, keepMissing);
  }

  /**
   * The same with missing pictures kept or not.
   *
   * @param keep whether annotations of a missing picture stay
   * @return a changed copy
   */
  public DatasetReadConfig withKeepMissing(boolean keep) {
    return new DatasetReadConfig(images, keep);
  }
}
