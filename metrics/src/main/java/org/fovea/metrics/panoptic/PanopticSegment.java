package org.fovea.metrics.panoptic;

/**
 * One region of a picture.
 *
 * @param id the number that its pixels have, not 0
 * @param categoryId its class
 * @param crowd whether it stands for several instances that the annotators didn't tell apart;
 *     without meaning in predictions
 */
public record PanopticSegment(int id, int categoryId, boolean crowd) {
  public PanopticSegment {
    if (id == 0) {
      throw new IllegalArgumentException("a segment's id must not be 0, which stands for void");
    }
  }

  /**
   * A segment that is no crowd.
   *
   * @param id the number that its pixels have, not 0
   * @param categoryId its class
   */
  public PanopticSegment(int id, int categoryId) {
    this(id, categoryId, false);
  }
}
