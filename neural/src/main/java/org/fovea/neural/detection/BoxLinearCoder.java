package org.fovea.neural.detection;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * The distances from a box's centre to the four edges of another (FCOS, Tian et al., 2019, equation
 * 1).
 *
 * @param normalizeBySize whether distances count in widths and heights of the box whose centre it
 *     is, instead of pixels
 */
public record BoxLinearCoder(boolean normalizeBySize) {
  /**
   * The codes that lead from anchors to truths. Carries no gradient.
   *
   * @param anchors {@code [N, 4]}, the boxes to start from
   * @param truths {@code [N, 4]}, the boxes to reach
   * @return {@code [N, 4]}: distances to the left, top, right and bottom edge, negative where the
   *     centre lies beyond that edge
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor encode(Tensor anchors, Tensor truths) {
    require("box_linear_coder_encode", anchors, truths);
    float[] from = anchors.data();
    float[] to = truths.data();
    float[] codes = new float[from.length];
    for (int i = 0; i < codes.length; i++) {
      double distance = to[i] - centre(from, i);
      codes[i] = (float) ((i % 4 < 2 ? -distance : distance) / unit(from, i));
    }
    return Tensor.of(codes, anchors.shape());
  }

  /**
   * The boxes that codes lead to. The codes get a gradient, the anchors none.
   *
   * @param codes {@code [N, 4]}: distances to the left, top, right and bottom edge
   * @param anchors {@code [N, 4]}, the boxes to start from
   * @return {@code [N, 4]}: x1, y1, x2, y2
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor decode(Tensor codes, Tensor anchors) {
    require("box_linear_coder_decode", codes, anchors);
    float[] from = anchors.data().clone();
    float[] out = new float[from.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (centre(from, i) + step(from, i) * codes.data()[i]);
    }
    return Autograd.result(
        "box_linear_coder_decode",
        out,
        codes.shape(),
        (g, in) -> {
          float[] slopes = new float[g.length];
          for (int i = 0; i < slopes.length; i++) {
            slopes[i] = (float) (step(from, i) * g[i]);
          }
          in.add(0, slopes);
        },
        codes);
  }

  private static void require(String operation, Tensor first, Tensor second) {
    Boxes.requireBoxes(operation, first);
    Boxes.requireBoxes(operation, second);
    if (first.dim(0) != second.dim(0)) {
      throw new ShapeException(
          "%s: %s and %s, expected as many".formatted(operation, first.shape(), second.shape()));
    }
  }

  /** The centre along the axis of coordinate i. */
  private static double centre(float[] boxes, int i) {
    int first = i - i % 4 + i % 2;
    return ((double) boxes[first] + boxes[first + 2]) / 2;
  }

  /** What a distance of 1 is in pixels along the axis of coordinate i. */
  private double unit(float[] boxes, int i) {
    int first = i - i % 4 + i % 2;
    return normalizeBySize ? (double) boxes[first + 2] - boxes[first] : 1;
  }

  /** What a code of 1 adds to coordinate i. */
  private double step(float[] boxes, int i) {
    return i % 4 < 2 ? -unit(boxes, i) : unit(boxes, i);
  }
}
