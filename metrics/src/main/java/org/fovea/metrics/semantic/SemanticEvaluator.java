package org.fovea.metrics.semantic;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.fovea.metrics.classification.ConfusionMatrix;

/**
 * Overlap of label maps, picture by picture, over the pixels of all pictures together. Long,
 * Shelhamer and Darrell, Fully Convolutional Networks for Semantic Segmentation, CVPR 2015, section
 * 5; Dice after Dice, 1945.
 *
 * <p>Means are over the classes that occur: in truth or prediction for IoU and Dice, in truth for
 * accuracy. A number is -1 where there is nothing to measure.
 *
 * <p>Evaluators of parts of the pictures merge exactly. Not for use by several threads at once;
 * give each thread its own and merge.
 */
public final class SemanticEvaluator {
  private static final int BYTE = 0xFF;

  /** Equals no label. */
  private static final long NONE = Long.MIN_VALUE;

  private final int classes;
  private final long ignoredLabel;
  private final ConfusionMatrix confusion;

  /**
   * An evaluator that has seen nothing and counts every pixel.
   *
   * @param classes how many classes there are; labels are {@code 0..classes-1}
   * @throws IllegalArgumentException if classes is below 1
   */
  public SemanticEvaluator(int classes) {
    this(classes, NONE);
  }

  /**
   * An evaluator that has seen nothing.
   *
   * @param classes how many classes there are; labels are {@code 0..classes-1}
   * @param ignoredLabel pixels with this true label don't count, whatever was predicted (255 in
   *     many data sets, 0 in some)
   * @throws IllegalArgumentException if classes is below 1
   */
  public SemanticEvaluator(int classes, int ignoredLabel) {
    this(classes, (long) ignoredLabel);
  }

  private SemanticEvaluator(int classes, long ignoredLabel) {
    this.classes = classes;
    this.ignoredLabel = ignoredLabel;
    confusion = new ConfusionMatrix(classes);
  }

  /**
   * Adds a picture.
   *
   * @param truth labels of the pixels, in any order
   * @param predicted labels of the same pixels in the same order
   * @throws IllegalArgumentException if the lengths differ or a label that counts is not in {@code
   *     0..classes-1}; nothing is added then
   */
  public void add(int[] truth, int[] predicted) {
    requireSameLength(truth.length, predicted.length);
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < truth.length; i++) {
      if (truth[i] != ignoredLabel) {
        count(counts, i, truth[i], predicted[i]);
      }
    }
    confusion.merge(ConfusionMatrix.of(counts));
  }

  /**
   * Adds a picture of at most 256 labels.
   *
   * @param truth labels of the pixels, unsigned, in any order
   * @param predicted labels of the same pixels in the same order, unsigned
   * @throws IllegalArgumentException if the lengths differ or a label that counts is not in {@code
   *     0..classes-1}; nothing is added then
   */
  public void add(byte[] truth, byte[] predicted) {
    requireSameLength(truth.length, predicted.length);
    long[][] counts = new long[classes][classes];
    for (int i = 0; i < truth.length; i++) {
      int label = truth[i] & BYTE;
      if (label != ignoredLabel) {
        count(counts, i, label, predicted[i] & BYTE);
      }
    }
    confusion.merge(ConfusionMatrix.of(counts));
  }

  private static void requireSameLength(int truth, int predicted) {
    if (truth != predicted) {
      throw new IllegalArgumentException(
          "truth and prediction must have as many pixels, got %d and %d"
              .formatted(truth, predicted));
    }
  }

  private void count(long[][] counts, int pixel, int label, int predicted) {
    if (label < 0 || label >= classes || predicted < 0 || predicted >= classes) {
      throw new IllegalArgumentException(
          "pixel %d: expected labels in 0..%d, got truth %d and prediction %d"
              .formatted(pixel, classes - 1, label, predicted));
    }
    counts[label][predicted]++;
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator of as many classes, not modified
   * @throws IllegalArgumentException if the numbers of classes differ
   */
  public void merge(SemanticEvaluator other) {
    confusion.merge(other.confusion);
  }

  /**
   * How often each label was taken for each other.
   *
   * @return a copy
   */
  public ConfusionMatrix confusion() {
    return confusion.copy();
  }

  /**
   * A class's intersection over union.
   *
   * @param label the class, {@code 0..classes-1}
   * @return in [0, 1], or -1 where the class occurs in neither truth nor prediction
   */
  public double iou(int label) {
    return occurs(label) ? confusion.jaccard(label) : -1;
  }

  /**
   * A class's Dice coefficient, twice the intersection over the sum of the areas.
   *
   * @param label the class, {@code 0..classes-1}
   * @return in [0, 1], or -1 where the class occurs in neither truth nor prediction
   */
  public double dice(int label) {
    return occurs(label) ? confusion.f1(label) : -1;
  }

  /**
   * The share of a class's true pixels that were found.
   *
   * @param label the class, {@code 0..classes-1}
   * @return in [0, 1], or -1 where the class doesn't occur in the truth
   */
  public double accuracy(int label) {
    return confusion.support(label) > 0 ? confusion.recall(label) : -1;
  }

  private boolean occurs(int label) {
    return confusion.support(label) + confusion.predicted(label) > 0;
  }

  /**
   * Mean IoU.
   *
   * @return in [0, 1], or -1 without pixels
   */
  public double meanIou() {
    return mean(this::iou);
  }

  /**
   * Mean Dice coefficient.
   *
   * @return in [0, 1], or -1 without pixels
   */
  public double meanDice() {
    return mean(this::dice);
  }

  /**
   * Mean of the classes' accuracies.
   *
   * @return in [0, 1], or -1 without pixels
   */
  public double meanAccuracy() {
    return mean(this::accuracy);
  }

  private double mean(IntToDoubleFunction number) {
    return IntStream.range(0, classes)
        .mapToDouble(number)
        .filter(value -> value >= 0)
        .average()
        .orElse(-1);
  }

  /**
   * The share of pixels with the right label.
   *
   * @return in [0, 1], or -1 without pixels
   */
  public double pixelAccuracy() {
    return confusion.accuracy();
  }

  /**
   * IoU weighted by how many true pixels each class has.
   *
   * @return in [0, 1], or -1 without pixels
   */
  public double frequencyWeightedIou() {
    if (confusion.total() == 0) {
      return -1;
    }
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      sum += confusion.support(label) * confusion.jaccard(label);
    }
    return sum / confusion.total();
  }
}
