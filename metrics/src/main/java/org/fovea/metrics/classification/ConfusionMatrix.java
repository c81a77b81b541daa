package org.fovea.metrics.classification;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How often entries of each true class were predicted to be of each class, and the numbers that
 * follow. A quotient with denominator 0 is 0, as with scikit-learn's {@code zero_division=0}; a
 * number of all entries is -1 where there are none.
 */
public final class ConfusionMatrix {
  private final int classes;
  private final long[][] counts;

  /**
   * A matrix of zeros.
   *
   * @param classes how many classes there are, at least 1; labels are {@code 0..classes-1}
   * @throws IllegalArgumentException if classes is below 1
   */
  public ConfusionMatrix(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("classes must be at least 1, got " + classes);
    }
    this.classes = classes;
    counts = new long[classes][classes];
  }

  /**
   * A matrix from its counts.
   *
   * @param counts {@code [true class][predicted class]}, square, none negative; copied
   * @return the matrix
   * @throws IllegalArgumentException if it is not square, has no class, or a count is negative
   */
  public static ConfusionMatrix of(long[][] counts) {
    ConfusionMatrix matrix = new ConfusionMatrix(counts.length);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i].length != counts.length) {
        throw new IllegalArgumentException(
            "expected %d counts in row %d, got %d".formatted(counts.length, i, counts[i].length));
      }
      for (int j = 0; j < counts.length; j++) {
        if (counts[i][j] < 0) {
          throw new IllegalArgumentException(
              "count [%d][%d] must not be negative, got %d".formatted(i, j, counts[i][j]));
        }
        matrix.counts[i][j] = counts[i][j];
      }
    }
    return matrix;
  }

  /**
   * Adds an entry.
   *
   * @param truth its true class
   * @param predicted the class that was predicted
   * @throws IllegalArgumentException if a label is not in {@code 0..classes-1}
   */
  public void add(int truth, int predicted) {
    requireLabel("truth", truth);
    requireLabel("prediction", predicted);
    counts[truth][predicted]++;
  }

  /**
   * Adds entries.
   *
   * @param truth true classes
   * @param predicted a prediction for each
   * @throws IllegalArgumentException if the lengths differ or a label is not in {@code
   *     0..classes-1}; nothing is added then
   */
  public void add(int[] truth, int[] predicted) {
    if (truth.length != predicted.length) {
      throw new IllegalArgumentException(
          "truths and predictions must be as many, got %d and %d"
              .formatted(truth.length, predicted.length));
    }
    for (int i = 0; i < truth.length; i++) {
      requireLabel("truth " + i, truth[i]);
      requireLabel("prediction " + i, predicted[i]);
    }
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][predicted[i]]++;
    }
  }

  private void requireLabel(String name, int label) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "%s must be in 0..%d, got %d".formatted(name, classes - 1, label));
    }
  }

  /**
   * Adds the counts of another matrix.
   *
   * @param other a matrix of as many classes, not modified
   * @throws IllegalArgumentException if the numbers of classes differ
   */
  public void merge(ConfusionMatrix other) {
    if (classes != other.classes) {
      throw new IllegalArgumentException(
          "expected a matrix of %d classes, got %d".formatted(classes, other.classes));
    }
    for (int i = 0; i < classes; i++) {
      for (int j = 0; j < classes; j++) {
        counts[i][j] += other.counts[i][j];
      }
    }
  }

  /**
   * The same counts in a matrix of its own.
   *
   * @return a copy
   */
  public ConfusionMatrix copy() {
    return of(counts);
  }

  /**
   * How many classes there are.
   *
   * @return at least 1
   */
  public int classes() {
    return classes;
  }

  /**
   * How often a class was taken for another.
   *
   * @param truth true class
   * @param predicted predicted class
   * @return count
   */
  public long count(int truth, int predicted) {
    requireLabel("truth", truth);
    requireLabel("prediction", predicted);
    return counts[truth][predicted];
  }

  /**
   * How many entries there are.
   *
   * @return count
   */
  public long total() {
    return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
  }

  /**
   * How many entries are of a class.
   *
   * @param label the class
   * @return count
   */
  public long support(int label) {
    requireLabel("label", label);
    return Arrays.stream(counts[label]).sum();
  }

  /**
   * How many entries were predicted to be of a class.
   *
   * @param label the class
   * @return count
   */
  public long predicted(int label) {
    requireLabel("label", label);
    return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
  }

  private long right() {
    long right = 0;
    for (int i = 0; i < classes; i++) {
      right += counts[i][i];
    }
    return right;
  }

  /**
   * The share of right predictions.
   *
   * @return in [0, 1], or -1 without entries
   */
  public double accuracy() {
    long total = total();
    return total == 0 ? -1 : (double) right() / total;
  }

  /**
   * The mean recall of the classes that occur in the truth.
   *
   * @return in [0, 1], or -1 without entries
   */
  public double balancedAccuracy() {
    double sum = 0;
    int occurring = 0;
    for (int i = 0; i < classes; i++) {
      if (support(i) > 0) {
        sum += recall(i);
        occurring++;
      }
    }
    return occurring == 0 ? -1 : sum / occurring;
  }

  /**
   * The share of a class's predictions that are right.
   *
   * @param label the class
   * @return in [0, 1]
   */
  public double precision(int label) {
    return quotient(counts[label][label], predicted(label));
  }

  /**
   * The share of a class's truths that were predicted.
   *
   * @param label the class
   * @return in [0, 1]
   */
  public double recall(int label) {
    return quotient(counts[label][label], support(label));
  }

  /**
   * The harmonic mean of a class's precision and recall; the Dice coefficient.
   *
   * @param label the class
   * @return in [0, 1]
   */
  public double f1(int label) {
    return fBeta(label, 1);
  }

  /**
   * The harmonic mean of a class's precision and recall, with recall counted beta squared times.
   *
   * @param label the class
   * @param beta weight of recall, at least 0
   * @return in [0, 1]
   * @throws IllegalArgumentException if beta is not a number of at least 0
   */
  public double fBeta(int label, double beta) {
    if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("beta must be a number of at least 0, got " + beta);
    }
    double square = beta * beta;
    return quotient(
        (1 + square) * counts[label][label], square * support(label) + predicted(label));
  }

  /**
   * A class's right predictions over the union of its predictions and truths; the intersection over
   * union.
   *
   * @param label the class
   * @return in [0, 1]
   */
  public double jaccard(int label) {
    long right = counts[label][label];
    return quotient(right, support(label) + predicted(label) - right);
  }

  private static double quotient(long numerator, long denominator) {
    return quotient((double) numerator, (double) denominator);
  }

  private static double quotient(double numerator, double denominator) {
    return denominator == 0 ? 0 : numerator / denominator;
  }

  /**
   * Averages over classes.
   *
   * @param averaging how the numbers of classes become one
   * @return precision, recall, F1 and Jaccard
   */
  public ClassScores average(Averaging averaging) {
    if (averaging == Averaging.MICRO) {
      // Every wrong prediction is one false positive and one false negative.
      long right = right();
      double accuracy = quotient(right, total());
      return new ClassScores(accuracy, accuracy, accuracy, quotient(right, 2 * total() - right));
    }
    return new ClassScores(
        mean(averaging, this::precision),
        mean(averaging, this::recall),
        mean(averaging, this::f1),
        mean(averaging, this::jaccard));
  }

  private double mean(Averaging averaging, IntToDoubleFunction number) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < classes; i++) {
      double weight = averaging == Averaging.MACRO ? 1 : support(i);
      sum += weight * number.applyAsDouble(i);
      weights += weight;
    }
    return quotient(sum, weights);
  }

  /**
   * Matthews' correlation of truth and prediction, for any number of classes. Gorodkin, Comparing
   * two K-category assignments by a K-category correlation coefficient, 2004.
   *
   * @return in [-1, 1]; 0 where truth or prediction know but one class
   */
  public double matthews() {
    double total = total();
    double covariance = right() * total;
    double truthVariance = total * total;
    double predictedVariance = total * total;
    for (int i = 0; i < classes; i++) {
      double support = support(i);
      double predicted = predicted(i);
      covariance -= support * predicted;
      truthVariance -= support * support;
      predictedVariance -= predicted * predicted;
    }
    return quotient(covariance, Math.sqrt(truthVariance * predictedVariance));
  }

  /**
   * Cohen's kappa: how much more often truth and prediction agree than by chance. Cohen, A
   * coefficient of agreement for nominal scales, 1960.
   *
   * @return at most 1; 0 where chance alone would always agree (scikit-learn: NaN)
   */
  public double cohensKappa() {
    double total = total();
    double byChance = 0;
    for (int i = 0; i < classes; i++) {
      byChance += (double) support(i) * predicted(i);
    }
    return quotient(right() * total - byChance, total * total - byChance);
  }
}
