package org.fovea.neural.detection;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * The way from one box to another, free of scale (R-CNN, Girshick et al., 2014, appendix C,
 * equations 1 to 9), each component times a weight: the shift of the centre in widths and heights,
 * and the logarithms of the growth in width and height. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param weightX of the shift along x, above 0
 * @param weightY of the shift along y, above 0
 * @param weightWidth of the growth in width, above 0
 * @param weightHeight of the growth in height, above 0
 * @param largestLogGrowth a predicted growth above this counts as this, so that none overflows
 */
public record BoxCoder(
    double weightX,
    double weightY,
    double weightWidth,
    double weightHeight,
    double largestLogGrowth) {
  public BoxCoder {
    if (!(weightX > 0 && weightY > 0 && weightWidth > 0 && weightHeight > 0)) {
      throw new IllegalArgumentException(
          "box coder: weights %s, %s, %s, %s, expected more than 0"
              .formatted(weightX, weightY, weightWidth, weightHeight));
    }
  }

  /**
   * A coder that lets no box grow by more than 1000/16.
   *
   * @param weightX of the shift along x
   * @param weightY of the shift along y
   * @param weightWidth of the growth in width
   * @param weightHeight of the growth in height
   * @return the coder
   */
  public static BoxCoder of(
      double weightX, double weightY, double weightWidth, double weightHeight) {
    return new BoxCoder(weightX, weightY, weightWidth, weightHeight, Math.log(1000.0 / 16));
  }

  /**
   * The codes that lead from proposals to truths. Carries no gradient.
   *
   * @param truths {@code [N, 4]}, the boxes to reach, with an area
   * @param proposals {@code [N, 4]}, the boxes to start from, with an area
   * @return {@code [N, 4]}: dx, dy, dw, dh
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor encode(Tensor truths, Tensor proposals) {
    Boxes.requireBoxes("box_coder_encode", truths);
    Boxes.requireBoxes("box_coder_encode", proposals);
    if (truths.dim(0) != proposals.dim(0)) {
      throw new ShapeException(
          "box_coder_encode: %s truths and %s proposals, expected as many"
              .formatted(truths.shape(), proposals.shape()));
    }
    float[] to = truths.data();
    float[] from = proposals.data();
    float[] codes = new float[to.length];
    for (int i = 0; i < codes.length; i += 4) {
      double width = (double) from[i + 2] - from[i];
      double height = (double) from[i + 3] - from[i + 1];
      double newWidth = (double) to[i + 2] - to[i];
      double newHeight = (double) to[i + 3] - to[i + 1];
      double shiftX = to[i] + newWidth / 2 - (from[i] + width / 2);
      double shiftY = to[i + 1] + newHeight / 2 - (from[i + 1] + height / 2);
      codes[i] = (float) (weightX * shiftX / width);
      codes[i + 1] = (float) (weightY * shiftY / height);
      codes[i + 2] = (float) (weightWidth * Math.log(newWidth / width));
      codes[i + 3] = (float) (weightHeight * Math.log(newHeight / height));
    }
    return Tensor.of(codes, truths.shape());
  }

  /**
   * The boxes that codes lead to. The codes get a gradient, the boxes none.
   *
   * @param codes {@code [N, 4 * k]}: dx, dy, dw, dh for each of k classes
   * @param boxes {@code [N, 4]}, the boxes to start from
   * @return {@code [N, 4 * k]}: x1, y1, x2, y2 for each class
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor decode(Tensor codes, Tensor boxes) {
    Boxes.requireBoxes("box_coder_decode", boxes);
    if (codes.shape().rank() != 2 || codes.dim(0) != boxes.dim(0) || codes.dim(1) % 4 != 0) {
      throw new ShapeException(
          "box_coder_decode: codes %s and boxes %s, expected [N, 4 * k] and [N, 4]"
              .formatted(codes.shape(), boxes.shape()));
    }
    float[] values = codes.data();
    float[] from = boxes.data().clone();
    int perBox = codes.dim(1);
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i += 4) {
      int box = i / perBox * 4;
      double width = (double) from[box + 2] - from[box];
      double height = (double) from[box + 3] - from[box + 1];
      double x = from[box] + width / 2 + values[i] / weightX * width;
      double y = from[box + 1] + height / 2 + values[i + 1] / weightY * height;
      double halfWidth = growth(values[i + 2] / weightWidth) * width / 2;
      double halfHeight = growth(values[i + 3] / weightHeight) * height / 2;
      out[i] = (float) (x - halfWidth);
      out[i + 1] = (float) (y - halfHeight);
      out[i + 2] = (float) (x + halfWidth);
      out[i + 3] = (float) (y + halfHeight);
    }
    Shape shape = codes.shape();
    return Autograd.result(
        "box_coder_decode",
        out,
        shape,
        (g, in) -> in.add(0, gradient(g, values, from, perBox)),
        codes);
  }

  private double growth(double log) {
    return Math.exp(Math.min(log, largestLogGrowth));
  }

  private float[] gradient(float[] g, float[] codes, float[] from, int perBox) {
    float[] slopes = new float[g.length];
    for (int i = 0; i < slopes.length; i += 4) {
      int box = i / perBox * 4;
      double width = (double) from[box + 2] - from[box];
      double height = (double) from[box + 3] - from[box + 1];
      slopes[i] = (float) (((double) g[i] + g[i + 2]) * width / weightX);
      slopes[i + 1] = (float) (((double) g[i + 1] + g[i + 3]) * height / weightY);
      slopes[i + 2] = growthSlope((double) g[i + 2] - g[i], width, codes[i + 2], weightWidth);
      slopes[i + 3] = growthSlope((double) g[i + 3] - g[i + 1], height, codes[i + 3], weightHeight);
    }
    return slopes;
  }

  private float growthSlope(double gradient, double extent, double code, double weight) {
    double log = code / weight;
    return log > largestLogGrowth ? 0 : (float) (gradient * Math.exp(log) * extent / 2 / weight);
  }
}
