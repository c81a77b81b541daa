package org.fovea.neural.augment.batch;

import java.util.random.RandomGenerator;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.tensor.Tensor;

/**
 * Blends each example of a batch with the one before it, the first with the last: {@code share *
 * own + (1 - share) * other}, for inputs and targets, with one share for the batch, drawn of
 * Beta(alpha, alpha) (Zhang et al., mixup, 2017; equation 1). torchvision's reference training does
 * the same.
 *
 * @param alpha above 0; 0.2 is usual for ImageNet, 1 for CIFAR
 * @param classes how many there are, at least 1
 */
public record Mixup(double alpha, int classes) implements BatchMixing {
  public Mixup {
    if (!(alpha > 0 && Double.isFinite(alpha)) || classes < 1) {
      throw new IllegalArgumentException(
          "mixup: alpha is %s and classes %d, expected above 0".formatted(alpha, classes));
    }
  }

  /**
   * Mixes a batch.
   *
   * @param batch inputs of any shape {@code [N, ...]}, labels {@code 0..classes-1}; not modified
   * @param random draws the share
   * @return as many examples
   * @throws IllegalArgumentException if a label is none of the classes
   */
  @Override
  public SoftLabelledBatch apply(LabelledBatch batch, RandomGenerator random) {
    double share = BetaDraw.of(alpha, random);
    float own = (float) share;
    float[] from = batch.inputs().data();
    float[] mixed = new float[from.length];
    int size = from.length / batch.labels().data().length;
    int before = from.length - size;
    for (int i = 0; i < from.length; i++) {
      int other = i < size ? before + i : i - size;
      mixed[i] = own * from[i] + (1 - own) * from[other];
    }
    Tensor inputs = Tensor.of(mixed, batch.inputs().shape());
    return SoftLabelledBatch.of(inputs, batch, classes, share);
  }
}
