package org.fovea.neural.detection;

import java.util.Arrays;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Gives each prediction the truth that it meets best, or none (Faster R-CNN, Ren et al., 2015,
 * section 3.1.2). A value out of range is an {@link IllegalArgumentException}.
 *
 * @param high the least quality of a match
 * @param low the quality below which a prediction is background; at most {@code high}
 * @param allowLowQuality whether the predictions that meet a truth better than all others do, are
 *     matched whatever their quality
 */
public record Matcher(double high, double low, boolean allowLowQuality) {
  /** Stands for no truth: the prediction is background. */
  public static final int BELOW_LOW = -1;

  /** Stands for no truth: the prediction is neither matched nor background. */
  public static final int BETWEEN = -2;

  public Matcher {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "matcher: low is %s and high %s, expected low to be at most high".formatted(low, high));
    }
  }

  /**
   * Matches predictions.
   *
   * @param quality {@code [truths, predictions]}, of each pair, such as the intersection over
   *     union; at least one of each
   * @return {@code [predictions]}: the number of the truth, of equal qualities the first, or {@link
   *     #BELOW_LOW} or {@link #BETWEEN}. A prediction that is matched in spite of its low quality
   *     gets the truth that it meets best itself
   * @throws ShapeException when the shape is another
   */
  public IntTensor match(Tensor quality) {
    if (quality.shape().rank() != 2 || quality.numel() == 0) {
      throw new ShapeException(
          "matcher: quality %s, expected [truths, predictions] of at least one each"
              .formatted(quality.shape()));
    }
    float[] values = quality.data();
    int predictions = quality.dim(1);
    int[] best = bestTruths(values, predictions);
    int[] matches = new int[predictions];
    for (int p = 0; p < predictions; p++) {
      float value = values[best[p] * predictions + p];
      // In float, so that a quality of just the threshold counts as the reference counts it.
      matches[p] = value < (float) low ? BELOW_LOW : value < (float) high ? BETWEEN : best[p];
    }
    if (allowLowQuality) {
      for (int truth = 0; truth < quality.dim(0); truth++) {
        int at = truth * predictions;
        float greatest = values[at + bestPrediction(values, at, predictions)];
        for (int p = 0; p < predictions; p++) {
          if (values[at + p] == greatest) {
            matches[p] = best[p];
          }
        }
      }
    }
    return IntTensor.of(matches);
  }

  /**
   * Matches boxes to truths by their overlap.
   *
   * @param truths {@code [G, 4]}, G may be 0: then all boxes are background
   * @param boxes {@code [N, 4]}
   */
  int[] match(Tensor truths, Tensor boxes) {
    if (truths.dim(0) == 0 || boxes.dim(0) == 0) {
      return allBelow(boxes.dim(0));
    }
    return match(Boxes.iou(truths, boxes)).data();
  }

  static int[] allBelow(int count) {
    int[] matches = new int[count];
    Arrays.fill(matches, BELOW_LOW);
    return matches;
  }

  /** The matches of some predictions. */
  static IntTensor of(int[] matches, int[] predictions) {
    return IntTensor.of(Arrays.stream(predictions).map(p -> matches[p]).toArray());
  }

  private static int[] bestTruths(float[] values, int predictions) {
    int[] best = new int[predictions];
    for (int at = predictions; at < values.length; at += predictions) {
      for (int p = 0; p < predictions; p++) {
        if (values[at + p] > values[best[p] * predictions + p]) {
          best[p] = at / predictions;
        }
      }
    }
    return best;
  }

  /** The first of the predictions that a truth, whose row begins at a place, is met best by. */
  static int bestPrediction(float[] values, int at, int predictions) {
    int best = 0;
    for (int p = 1; p < predictions; p++) {
      if (values[at + p] > values[at + best]) {
        best = p;
      }
    }
    return best;
  }
}
