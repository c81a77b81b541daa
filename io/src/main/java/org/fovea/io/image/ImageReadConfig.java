package org.fovea.io.image;

/**
 * How pictures are read.
 *
 * @param maxPixels the largest width times height that is decoded, checked before any pixel is, so
 *     that a small file can't claim a large memory; at least 1
 * @param maxBytes the largest file or stream that is read, in bytes; 1 to {@value
 *     #LARGEST_MAX_BYTES}
 * @param checkName whether a file whose name ends in another known format's extension is refused
 * @param acceptDamaged whether a JPEG that breaks off or holds broken codes is read as far as it
 *     goes, what is missing being grey, instead of refused
 */
public record ImageReadConfig(
    long maxPixels, long maxBytes, boolean checkName, boolean acceptDamaged) {
  /** The largest {@code maxBytes}, that of an array. */
  public static final long LARGEST_MAX_BYTES = Integer.MAX_VALUE - 8;

  private static final ImageReadConfig DEFAULTS =
      new ImageReadConfig(100_000_000, 1L << 30, true, false);

  public ImageReadConfig {
    if (maxPixels < 1) {
      throw new IllegalArgumentException("maxPixels must be at least 1, got " + maxPixels);
    }
    if (maxBytes < 1 || maxBytes > LARGEST_MAX_BYTES) {
      throw new IllegalArgumentException(
          "maxBytes must be 1 to " + LARGEST_MAX_BYTES + ", got " + maxBytes);
    }
  }

  /**
   * At most 100 million pixels and 1 GiB; names are checked and damage is refused.
   *
   * @return the defaults
   */
  public static ImageReadConfig defaults() {
    return DEFAULTS;
  }

  /**
   * The same with another limit on the pixels.
   *
   * @param limit largest width times height, at least 1
   * @return a changed copy
   */
  public ImageReadConfig withMaxPixels(long limit) {
    return new ImageReadConfig(limit, maxBytes, checkName, acceptDamaged);
  }

  /**
   * The same with another limit on the file's size.
   *
   * @param limit bytes, 1 to {@value #LARGEST_MAX_BYTES}
   * @return a changed copy
   */
  public ImageReadConfig withMaxBytes(long limit) {
    return new ImageReadConfig(maxPixels, limit, checkName, acceptDamaged);
  }

  /**
   * The same with names checked or not.
   *
   * @param check whether a mislabelled file is refused
   * @return a changed copy
   */
  public ImageReadConfig withCheckName(boolean check) {
    return new ImageReadConfig(maxPixels, maxBytes, check, acceptDamaged);
  }

  /**
   * The same with damage accepted or not.
   *
   * @param accept whether a damaged JPEG is read as far as it goes
   * @return a changed copy
   */
  public ImageReadConfig withAcceptDamaged(boolean accept) {
    return new ImageReadConfig(maxPixels, maxBytes, checkName, accept);
  }
}
