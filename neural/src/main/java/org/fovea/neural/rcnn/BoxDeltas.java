package org.fovea.neural.rcnn;

import org.fovea.metrics.geometry.Box;

/**
 * The way from a proposed box P to a better one G, free of scale (R-CNN, appendix C, equations 6 to
 * 9), where x, y are centres:
 *
 * <pre>
 * t_x = (G_x - P_x) / P_w     t_w = ln(G_w / P_w)
 * t_y = (G_y - P_y) / P_h     t_h = ln(G_h / P_h)
 * </pre>
 *
 * <p>Equal to torchvision's {@code BoxCoder} with weights 1.
 *
 * @param tx shift of the centre in widths of the proposal
 * @param ty shift of the centre in heights of the proposal
 * @param tw natural logarithm of the growth in width
 * @param th natural logarithm of the growth in height
 */
public record BoxDeltas(double tx, double ty, double tw, double th) {
  /** No box grows by more than this in one step, so that a wild prediction can't overflow. */
  private static final double LARGEST_LOG_GROWTH = Math.log(1000.0 / 16);

  /**
   * The way from one box to another.
   *
   * @param proposal the box to start from, wider and higher than 0
   * @param truth the box to reach, wider and higher than 0
   * @return the deltas for which {@code decode(proposal)} is {@code truth}
   * @throws IllegalArgumentException if a box is empty
   */
  public static BoxDeltas encode(Box proposal, Box truth) {
    requireArea("proposal", proposal);
    requireArea("truth", truth);
    return new BoxDeltas(
        (centreX(truth) - centreX(proposal)) / proposal.width(),
        (centreY(truth) - centreY(proposal)) / proposal.height(),
        Math.log(truth.width() / proposal.width()),
        Math.log(truth.height() / proposal.height()));
  }

  /**
   * Goes the way (appendix C, equations 1 to 4). A growth of more than 1000/16 is cut to that.
   *
   * @param proposal the box to start from
   * @return the box reached, which may leave the picture
   * @throws IllegalArgumentException if a delta is not finite
   */
  public Box decode(Box proposal) {
    return Box.ofCxcywh(
        centreX(proposal) + tx * proposal.width(),
        centreY(proposal) + ty * proposal.height(),
        proposal.width() * Math.exp(Math.min(tw, LARGEST_LOG_GROWTH)),
        proposal.height() * Math.exp(Math.min(th, LARGEST_LOG_GROWTH)));
  }

  private static double centreX(Box box) {
    return box.x1() + box.width() / 2;
  }

  private static double centreY(Box box) {
    return box.y1() + box.height() / 2;
  }

  private static void requireArea(String name, Box box) {
    if (!(box.width() > 0 && box.height() > 0)) {
      throw new IllegalArgumentException(name + " must have an area, got " + box);
    }
  }
}
