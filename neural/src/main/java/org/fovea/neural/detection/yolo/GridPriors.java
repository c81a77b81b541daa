package org.fovea.neural.detection.yolo;

import java.util.Arrays;
import java.util.List;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.Matcher;
import org.fovea.neural.detection.Size;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Exp;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.op.Sub;
import org.fovea.neural.tensor.Tensor;

/**
 * Boxes of several shapes in every cell of grids over the picture: a box's centre stays within its
 * cell, its extents are the shape's times a power of e (YOLO9000, Redmon and Farhadi, 2016, section
 * 2, direct location prediction).
 *
 * @param corners {@code [A, 2]}: x and y of the cells' upper left corners in pixels, grid by grid,
 *     row by row, shape by shape
 * @param strides {@code [A]}, the cells' side in pixels
 * @param shapes {@code [A, 2]}, width and height in pixels
 */
record GridPriors(Tensor corners, Tensor strides, Tensor shapes) {
  static GridPriors of(Size frame, List<Size> maps, List<List<PriorShape>> priors) {
    int count = 0;
    for (int i = 0; i < maps.size(); i++) {
      count += maps.get(i).height() * maps.get(i).width() * priors.get(i).size();
    }
    Tensor corners = Tensor.zeros(count, 2);
    Tensor strides = Tensor.zeros(count);
    Tensor shapes = Tensor.zeros(count, 2);
    int at = 0;
    for (int i = 0; i < maps.size(); i++) {
      int width = maps.get(i).width();
      int stride = frame.width() / width;
      for (int cell = 0; cell < maps.get(i).height() * width; cell++) {
        for (PriorShape prior : priors.get(i)) {
          corners.data()[2 * at] = cell % width * stride;
          corners.data()[2 * at + 1] = cell / width * stride;
          strides.data()[at] = stride;
          shapes.data()[2 * at] = (float) prior.width();
          shapes.data()[2 * at + 1] = (float) prior.height();
          at++;
        }
      }
    }
    return new GridPriors(corners, strides, shapes);
  }

  int count() {
    return strides.dim(0);
  }

  /** Boxes {@code [N, A, 4]} of codes {@code [N, A, 4]}: logits of x and y, logarithms. */
  Tensor decode(Tensor codes) {
    Tensor within = Sigmoid.sigmoid(Narrow.narrow(codes, 2, 0, 2));
    Tensor middles = Add.add(Mul.mul(within, Reshape.reshape(strides, count(), 1)), corners);
    Tensor halves = Scale.scale(Mul.mul(Exp.exp(Narrow.narrow(codes, 2, 2, 2)), shapes), 0.5f);
    return Concat.cat(List.of(Sub.sub(middles, halves), Add.add(middles, halves)), 2);
  }

  /** What the codes of true boxes {@code [K, 4]} should be, but x and y as they are in cells. */
  Tensor encode(Tensor boxes, int[] priors) {
    float[] b = boxes.data();
    float[] codes = new float[b.length];
    for (int i = 0; i < priors.length; i++) {
      for (int axis = 0; axis < 2; axis++) {
        int at = 2 * priors[i] + axis;
        double low = b[4 * i + axis];
        double high = b[4 * i + 2 + axis];
        double shift = (low + high) / 2 - corners.data()[at];
        codes[4 * i + axis] = (float) (shift / strides.data()[priors[i]]);
        codes[4 * i + 2 + axis] = (float) Math.log((high - low) / shapes.data()[at]);
      }
    }
    return Tensor.of(codes, boxes.shape());
  }

  /**
   * Gives each true box the prior of the most similar shape among the cells that its centre is in,
   * of two boxes with the same prior to the later one.
   *
   * @param truths {@code [G, 4]}
   * @param boxes {@code [A, 4]}, as predicted
   * @param ignored overlap with any truth above which another prediction is left alone
   * @return {@code [A]}: the truth's number, {@link Matcher#BETWEEN} for what is left alone, {@link
   *     Matcher#BELOW_LOW}
   */
  int[] match(Tensor truths, Tensor boxes, double ignored) {
    int count = count();
    int[] matches = new int[count];
    Arrays.fill(matches, Matcher.BELOW_LOW);
    float[] overlaps = Boxes.iou(truths, boxes).data();
    for (int i = 0; i < overlaps.length; i++) {
      if (overlaps[i] > ignored) {
        matches[i % count] = Matcher.BETWEEN;
      }
    }
    for (int g = 0; g < truths.dim(0); g++) {
      int prior = prior(truths.data(), 4 * g);
      if (prior >= 0) {
        matches[prior] = g;
      }
    }
    return matches;
  }

  /** The prior for a box, or -1 when its centre lies in no cell. */
  private int prior(float[] box, int at) {
    PriorShape shape = new PriorShape(box[at + 2] - box[at], box[at + 3] - box[at + 1]);
    double x = ((double) box[at] + box[at + 2]) / 2;
    double y = ((double) box[at + 1] + box[at + 3]) / 2;
    int best = -1;
    double greatest = 0;
    for (int a = 0; a < count(); a++) {
      double right = x - corners.data()[2 * a];
      double down = y - corners.data()[2 * a + 1];
      double stride = strides.data()[a];
      if (right >= 0 && right < stride && down >= 0 && down < stride) {
        double iou = shape.iou(new PriorShape(shapes.data()[2 * a], shapes.data()[2 * a + 1]));
        if (iou > greatest) {
          greatest = iou;
          best = a;
        }
      }
    }
    return best;
  }
}
