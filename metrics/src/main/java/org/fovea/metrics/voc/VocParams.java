package org.fovea.metrics.voc;

/**
 * What is evaluated.
 *
 * @param interpolation how a precision-recall curve becomes one number
 * @param iouThreshold overlap at which a detection counts as found, in [0, 1]
 * @param inclusive whether an overlap of just the threshold is enough, as in the development kit;
 *     several programs in Python ask for more
 */
public record VocParams(Interpolation interpolation, double iouThreshold, boolean inclusive) {
  /** How a precision-recall curve becomes one number. */
  public enum Interpolation {
    /** Mean of the best precision at recalls of at least 0, 0.1, ... 1: until VOC 2009. */
    ELEVEN_POINT,

    /** Area under the curve once precision is made to fall with recall: from VOC 2010 on. */
    ALL_POINTS
  }

  public VocParams {
    if (!(iouThreshold >= 0 && iouThreshold <= 1)) {
      throw new IllegalArgumentException("IoU threshold must be in [0, 1], got " + iouThreshold);
    }
  }

  /**
   * VOC 2007's parameters.
   *
   * @return 11 points, IoU 0.5 inclusive
   */
  public static VocParams voc2007() {
    return new VocParams(Interpolation.ELEVEN_POINT, 0.5, true);
  }

  /**
   * The parameters from VOC 2010 on.
   *
   * @return all points, IoU 0.5 inclusive
   */
  public static VocParams voc2010() {
    return new VocParams(Interpolation.ALL_POINTS, 0.5, true);
  }

  /**
   * These with another overlap.
   *
   * @param threshold overlap at which a detection counts as found, in [0, 1]
   * @return a changed copy
   */
  public VocParams withIouThreshold(double threshold) {
    return new VocParams(interpolation, threshold, inclusive);
  }
}
