package org.fovea.metrics.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * Scores of every class for every entry, for the curves that need them all. Neither the order in
 * which they were added nor how they were merged changes a number.
 */
public final class MulticlassScores {
  private final int classes;
  private final List<double[]> scores = new ArrayList<>();
  private final List<Integer> truths = new ArrayList<>();

  /**
   * No scores yet.
   *
   * @param classes how many classes there are, at least 2
   * @throws IllegalArgumentException if classes is below 2
   */
  public MulticlassScores(int classes) {
    if (classes < 2) {
      throw new IllegalArgumentException("classes must be at least 2, got " + classes);
    }
    this.classes = classes;
  }

  /**
   * Adds an entry.
   *
   * @param entry a score of each class, higher is more likely; copied
   * @param truth the true class
   * @throws IllegalArgumentException if there are not as many scores as classes, the true class is
   *     not one of them, or a score is NaN
   */
  public void add(double[] entry, int truth) {
    if (entry.length != classes) {
      throw new IllegalArgumentException(
          "expected %d scores, got %d".formatted(classes, entry.length));
    }
    ScoreRow.require(entry, truth);
    scores.add(entry.clone());
    truths.add(truth);
  }

  /**
   * Adds the entries of another.
   *
   * @param other scores of as many classes, not modified
   * @throws IllegalArgumentException if the numbers of classes differ
   */
  public void merge(MulticlassScores other) {
    if (classes != other.classes) {
      throw new IllegalArgumentException(
          "expected scores of %d classes, got %d".formatted(classes, other.classes));
    }
    scores.addAll(List.copyOf(other.scores));
    truths.addAll(List.copyOf(other.truths));
  }

  /**
   * The scores of one class, with its entries as positives and all others as negatives.
   *
   * @param label the class
   * @return the scores
   * @throws IllegalArgumentException if there is no such class
   */
  public BinaryScores oneVsRest(int label) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "label must be in 0..%d, got %d".formatted(classes - 1, label));
    }
    BinaryScores binary = new BinaryScores();
    for (int i = 0; i < truths.size(); i++) {
      binary.add(scores.get(i)[label], truths.get(i) == label);
    }
    return binary;
  }

  /**
   * ROC-AUC of each class against the rest, averaged.
   *
   * @param averaging {@link Averaging#MICRO} takes each class of each entry as one score
   * @return in [0, 1]
   * @throws IllegalArgumentException if a class has no entries or all (for {@link Averaging#MICRO}:
   *     if there are no entries)
   */
  public double rocAucOneVsRest(Averaging averaging) {
    if (averaging == Averaging.MICRO) {
      BinaryScores pooled = new BinaryScores();
      for (int label = 0; label < classes; label++) {
        pooled.merge(oneVsRest(label));
      }
      return pooled.rocCurve().area();
    }
    double sum = 0;
    double weights = 0;
    for (int label = 0; label < classes; label++) {
      double weight = averaging == Averaging.MACRO ? 1 : support(label);
      sum += weight * oneVsRest(label).rocCurve().area();
      weights += weight;
    }
    return sum / weights;
  }

  private long support(int label) {
    return truths.stream().filter(truth -> truth == label).count();
  }

  /**
   * ROC-AUC of each pair of classes, by the scores of either, averaged. Hand and Till, A Simple
   * Generalisation of the Area Under the ROC Curve for Multiple Class Classification Problems,
   * Machine Learning 2001, equation 7.
   *
   * @return in [0, 1]
   * @throws IllegalArgumentException if a class has no entries
   */
  public double rocAucOneVsOne() {
    double sum = 0;
    for (int a = 0; a < classes; a++) {
      for (int b = 0; b < classes; b++) {
        if (a != b) {
          sum += oneVsOne(a, b).rocCurve().area();
        }
      }
    }
    return sum / ((double) classes * (classes - 1));
  }

  private BinaryScores oneVsOne(int positive, int negative) {
    BinaryScores binary = new BinaryScores();
    for (int i = 0; i < truths.size(); i++) {
      int truth = truths.get(i);
      if (truth == positive || truth == negative) {
        binary.add(scores.get(i)[positive], truth == positive);
      }
    }
    return binary;
  }
}
