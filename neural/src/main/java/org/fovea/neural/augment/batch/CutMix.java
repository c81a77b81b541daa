package org.fovea.neural.augment.batch;

import java.util.random.RandomGenerator;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Puts a rectangle of one example into the next of a batch, of the last into the first, and mixes
 * their targets by area (Yun et al., CutMix, 2019; equations 1 and 2). One rectangle serves a
 * batch: its middle is an even draw, its sides are {@code sqrt(1 - share)} of the picture's with
 * the share drawn of Beta(alpha, alpha); what reaches past the picture is cut off, and the share is
 * that of the area left. torchvision's reference training does the same.
 *
 * @param alpha above 0; 1 is usual
 * @param classes how many there are, at least 1
 */
public record CutMix(double alpha, int classes) implements BatchMixing {
  public CutMix {
    if (!(alpha > 0 && Double.isFinite(alpha)) || classes < 1) {
      throw new IllegalArgumentException(
          "cutmix: alpha is %s and classes %d, expected above 0".formatted(alpha, classes));
    }
  }

  /**
   * Mixes a batch.
   *
   * @param batch inputs {@code [N, C, H, W]}, labels {@code 0..classes-1}; not modified
   * @param random draws the rectangle
   * @return as many examples
   * @throws ShapeException if the inputs have another rank
   * @throws IllegalArgumentException if a label is none of the classes
   */
  @Override
  public SoftLabelledBatch apply(LabelledBatch batch, RandomGenerator random) {
    Tensor inputs = batch.inputs();
    if (inputs.shape().rank() != 4) {
      throw new ShapeException(
          "cutmix: inputs %s, expected [N, C, H, W]".formatted(inputs.shape()));
    }
    int height = inputs.dim(2);
    int width = inputs.dim(3);
    double reach = Math.sqrt(1 - BetaDraw.of(alpha, random)) / 2;
    int x = random.nextInt(width);
    int y = random.nextInt(height);
    int left = Math.max(0, x - (int) (reach * width));
    int right = Math.min(width, x + (int) (reach * width));
    int top = Math.max(0, y - (int) (reach * height));
    int bottom = Math.min(height, y + (int) (reach * height));
    float[] from = inputs.data();
    float[] mixed = from.clone();
    int size = inputs.dim(1) * height * width;
    for (int plane = 0; plane < from.length; plane += height * width) {
      int other = plane < size ? plane + from.length - size : plane - size;
      for (int row = top; row < bottom; row++) {
        int at = row * width + left;
        System.arraycopy(from, other + at, mixed, plane + at, right - left);
      }
    }
    double area = (double) (right - left) * (bottom - top);
    double share = 1 - area / ((double) width * height);
    return SoftLabelledBatch.of(Tensor.of(mixed, inputs.shape()), batch, classes, share);
  }
}
