package org.fovea.neural.detection;

import java.util.List;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Gives each pixel the object that it is to learn of, or none (FCOS, Tian et al., 2019, section
 * 3.2): an object that it lies in, near the centre, and whose farthest edge is as far as the
 * pixel's feature map looks; of several the smallest.
 *
 * @param radius how far from an object's centre a pixel may be along x and y, in sides of the
 *     pixel's square
 */
public record FcosMatcher(double radius) {
  /** Feature maps look from this many of their squares' sides, but the finest from 0. */
  private static final double NEAREST = 4;

  /** Feature maps look up to this many of their squares' sides, but the coarsest without limit. */
  private static final double FARTHEST = 8;

  /**
   * Matches pixels.
   *
   * @param truths {@code [G, 4]}, G may be 0
   * @param anchors {@code [A, 4]}, a square around each pixel, map by map
   * @param counts pixels of each feature map, finest first
   * @return {@code [A]}: the number of the truth or {@link Matcher#BELOW_LOW}
   * @throws ShapeException when the shapes don't fit
   */
  public IntTensor match(Tensor truths, Tensor anchors, List<Integer> counts) {
    Boxes.requireBoxes("fcos_matcher", truths);
    Boxes.requireBoxes("fcos_matcher", anchors);
    if (counts.stream().mapToInt(Integer::intValue).sum() != anchors.dim(0)) {
      throw new ShapeException(
          "fcos_matcher: anchors %s, expected %s".formatted(anchors.shape(), counts));
    }
    int[] matches = Matcher.allBelow(anchors.dim(0));
    int last = anchors.dim(0) - counts.get(counts.size() - 1);
    for (int i = 0; i < matches.length; i++) {
      float[] a = anchors.data();
      double side = (double) a[4 * i + 2] - a[4 * i];
      double from = i < counts.get(0) ? 0 : NEAREST * side;
      double to = i >= last ? Double.POSITIVE_INFINITY : FARTHEST * side;
      double x = ((double) a[4 * i] + a[4 * i + 2]) / 2;
      double y = ((double) a[4 * i + 1] + a[4 * i + 3]) / 2;
      double smallest = Double.POSITIVE_INFINITY;
      for (int truth = 0; truth < truths.dim(0); truth++) {
        View view = View.of(x, y, truths.data(), 4 * truth);
        if (view.offCentre < radius * side
            && view.nearest > 0
            && view.farthest > from
            && view.farthest < to
            && view.area < smallest) {
          smallest = view.area;
          matches[i] = truth;
        }
      }
    }
    return IntTensor.of(matches);
  }

  /**
   * A box seen from a point.
   *
   * @param offCentre how far its centre is along x or y, whichever is more
   * @param nearest how far its nearest edge is, negative from outside
   * @param farthest how far its farthest edge is
   * @param area of the box
   */
  private record View(double offCentre, double nearest, double farthest, double area) {
    static View of(double x, double y, float[] box, int at) {
      double left = x - box[at];
      double top = y - box[at + 1];
      double right = box[at + 2] - x;
      double bottom = box[at + 3] - y;
      return new View(
          Math.max(Math.abs(left - right), Math.abs(top - bottom)) / 2,
          Math.min(Math.min(left, right), Math.min(top, bottom)),
          Math.max(Math.max(left, right), Math.max(top, bottom)),
          (left + right) * (top + bottom));
    }
  }
}
