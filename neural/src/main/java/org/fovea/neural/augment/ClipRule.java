package org.fovea.neural.augment;

/**
 * What becomes of objects that end up partly outside of a picture: what is inside stays, and an
 * object of which too little is inside is dropped. The part inside is that of the segmentation's
 * area, where there is one, otherwise of the box's.
 *
 * @param minShare the least part of an object's area that is inside, 0..1; with 0 anything above
 *     nothing stays
 * @param minSide the least width and height of the box that stays, in pixels, at least 0
 */
public record ClipRule(double minShare, double minSide) {
  private static final ClipRule DEFAULTS = new ClipRule(0.2, 1);

  public ClipRule {
    Range.UNIT.require("clip rule: minShare", minShare);
    if (!(minSide >= 0)) {
      throw new IllegalArgumentException(
          "clip rule: minSide is " + minSide + ", expected 0 or more");
    }
  }

  /**
   * A fifth of the object and a pixel to either side.
   *
   * @return the defaults
   */
  public static ClipRule defaults() {
    return DEFAULTS;
  }
}
