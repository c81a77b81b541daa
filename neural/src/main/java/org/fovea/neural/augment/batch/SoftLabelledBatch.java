package org.fovea.neural.augment.batch;

import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.tensor.Tensor;

/**
 * Examples that belong to several classes by parts, for {@code CrossEntropy.crossEntropy(logits,
 * targets, smoothing, reduction)}.
 *
 * @param inputs {@code [N, C, H, W]}
 * @param targets the part of each class, {@code [N, classes]}, rows of sum 1
 */
public record SoftLabelledBatch(Tensor inputs, Tensor targets) {
  /**
   * Mixes the targets of each example and the one before it, the first with the last.
   *
   * @param share of the example itself, 0..1
   */
  static SoftLabelledBatch of(Tensor inputs, LabelledBatch batch, int classes, double share) {
    int[] labels = batch.labels().data();
    float[] targets = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "label is %d, expected 0..%d".formatted(labels[i], classes - 1));
      }
      targets[i * classes + labels[i]] += (float) share;
      int before = (i + labels.length - 1) % labels.length;
      targets[i * classes + labels[before]] += (float) (1 - share);
    }
    return new SoftLabelledBatch(inputs, Tensor.of(targets, labels.length, classes));
  }
}
