package org.fovea.neural.loss;

import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What the cross-entropy of class labels counts. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param classWeights {@code [C]}, the weight of each class, or null for 1
 * @param ignoreIndex a label that does not count
 * @param labelSmoothing the share of the target that is spread over all classes, 0..1
 * @param reduction of the losses to one number, or none
 */
public record CrossEntropyConfig(
    @Nullable Tensor classWeights, int ignoreIndex, double labelSmoothing, Reduction reduction) {
  public CrossEntropyConfig {
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException(
          "labelSmoothing is " + labelSmoothing + ", expected 0 to 1");
    }
  }

  /**
   * No weights, no smoothing, label -100 ignored, mean.
   *
   * @return the defaults
   */
  public static CrossEntropyConfig defaults() {
    return new CrossEntropyConfig(null, -100, 0, Reduction.MEAN);
  }

  /**
   * With class weights.
   *
   * @param weights {@code [C]}
   * @return the changed configuration
   */
  public CrossEntropyConfig withClassWeights(Tensor weights) {
    return new CrossEntropyConfig(weights, ignoreIndex, labelSmoothing, reduction);
  }

  /**
   * With another label that does not count.
   *
   * @param label the label
   * @return the changed configuration
   */
  public CrossEntropyConfig withIgnoreIndex(int label) {
    return new CrossEntropyConfig(classWeights, label, labelSmoothing, reduction);
  }

  /**
   * With label smoothing.
   *
   * @param share of the target that is spread over all classes, 0..1
   * @return the changed configuration
   */
  public CrossEntropyConfig withLabelSmoothing(double share) {
    return new CrossEntropyConfig(classWeights, ignoreIndex, share, reduction);
  }

  /**
   * With another reduction.
   *
   * @param wanted of the losses
   * @return the changed configuration
   */
  public CrossEntropyConfig withReduction(Reduction wanted) {
    return new CrossEntropyConfig(classWeights, ignoreIndex, labelSmoothing, wanted);
  }
}
