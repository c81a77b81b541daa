package org.fovea.metrics.coco;

/**
 * A range of object sizes that is measured by itself.
 *
 * @param name its name: {@code all}, {@code small}, {@code medium} and {@code large} have numbers
 *     of their own in the summary
 * @param min least area in square pixels, inclusive
 * @param max greatest area in square pixels, inclusive
 */
public record AreaRange(String name, double min, double max) {
  /** Every size: the range of the main numbers. */
  public static final AreaRange ALL = new AreaRange("all", 0, 1e10);

  /** Up to 32 x 32 pixels. */
  public static final AreaRange SMALL = new AreaRange("small", 0, 32 * 32);

  /** From 32 x 32 to 96 x 96 pixels. */
  public static final AreaRange MEDIUM = new AreaRange("medium", 32 * 32, 96 * 96);

  /** From 96 x 96 pixels. */
  public static final AreaRange LARGE = new AreaRange("large", 96 * 96, 1e10);

  public AreaRange {
    if (!(min <= max)) {
      throw new IllegalArgumentException(
          "area range " + name + " needs min <= max, got " + min + " and " + max);
    }
  }

  /** As the reference compares, which lets NaN in. */
  boolean excludes(double area) {
    return area < min || area > max;
  }
}
