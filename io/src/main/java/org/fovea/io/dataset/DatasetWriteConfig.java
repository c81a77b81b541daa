package org.fovea.io.dataset;

/**
 * How data sets are written.
 *
 * @param copyPictures whether pictures are copied; otherwise they are linked, by relative symbolic
 *     links, so that data set and pictures must move together
 * @param overwrite whether to write into a folder that holds files: those of the same name are
 *     replaced, the others stay
 */
public record DatasetWriteConfig(boolean copyPictures, boolean overwrite) {
  private static final DatasetWriteConfig DEFAULTS = new DatasetWriteConfig(false, false);

  /**
   * Pictures are linked, and nothing that is there is replaced.
   *
   * @return the defaults
   */
  public static DatasetWriteConfig defaults() {
    return DEFAULTS;
  }

  /**
   * The same with pictures copied or linked.
   *
   * @param copy whether pictures are copied
   * @return a changed copy
   */
  public DatasetWriteConfig withCopyPictures(boolean copy) {
    return new DatasetWriteConfig(copy, overwrite);
  }

  /**
   * The same with files replaced or not.
   *
   * @param replace whether files of the same name are replaced
   * @return a changed copy
   */
  public DatasetWriteConfig withOverwrite(boolean replace) {
    return new DatasetWriteConfig(copyPictures, replace);
  }
}
