package org.fovea.metrics.classification;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.numeric.ExactSum;
import org.fovea.metrics.numeric.Probabilities;

/**
 * Whether predictions made with confidence p are right in a share p of cases. Guo et al., On
 * Calibration of Modern Neural Networks, ICML 2017, equations 3 and 5.
 *
 * <p>Of n bins, bin i holds the confidences in (i/n, (i+1)/n], and bin 0 that of 0 too.
 */
public final class CalibrationError {
  private final ExactSum[] confidences;
  private final long[] right;
  private final long[] counts;

  /**
   * An evaluator that has seen nothing.
   *
   * @param bins how many bins of equal width, at least 1; 15 is usual
   * @throws IllegalArgumentException if bins is below 1
   */
  public CalibrationError(int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("bins must be at least 1, got " + bins);
    }
    confidences = new ExactSum[bins];
    for (int i = 0; i < bins; i++) {
      confidences[i] = new ExactSum();
    }
    right = new long[bins];
    counts = new long[bins];
  }

  /**
   * Adds a prediction.
   *
   * @param confidence probability that was given to the predicted class
   * @param correct whether it is the true class
   * @throws IllegalArgumentException if the confidence is not in [0, 1]
   */
  public void add(double confidence, boolean correct) {
    Probabilities.require("confidence", confidence);
    int bin = Math.max(0, (int) Math.ceil(confidence * counts.length) - 1);
    confidences[bin].add(confidence);
    counts[bin]++;
    if (correct) {
      right[bin]++;
    }
  }

  /**
   * Adds an entry whose prediction is the most probable class, the first of equals.
   *
   * @param probabilities a probability of each class, that sum to 1 (within 0.001)
   * @param truth the true class
   * @throws IllegalArgumentException if the class has no probability, one is not in [0, 1] or the
   *     sum is not 1
   */
  public void add(double[] probabilities, int truth) {
    ScoreRow.require(probabilities, truth);
    Probabilities.require(probabilities);
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    add(probabilities[best], best == truth);
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator of as many bins, not modified
   * @throws IllegalArgumentException if the numbers of bins differ
   */
  public void merge(CalibrationError other) {
    if (counts.length != other.counts.length) {
      throw new IllegalArgumentException(
          "expected an evaluator of %d bins, got %d".formatted(counts.length, other.counts.length));
    }
    for (int i = 0; i < counts.length; i++) {
      confidences[i].add(other.confidences[i]);
      right[i] += other.right[i];
      counts[i] += other.counts[i];
    }
  }

  /**
   * The bins.
   *
   * @return bins by ascending confidence
   */
  public List<CalibrationBin> bins() {
    List<CalibrationBin> bins = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      double n = Math.max(1, counts[i]);
      bins.add(new CalibrationBin(counts[i], confidences[i].value() / n, right[i] / n));
    }
    return bins;
  }

  /**
   * The expected calibration error: the mean gap, weighted by the bins' counts.
   *
   * @return in [0, 1], 0 is best, or -1 without entries
   */
  public double expected() {
    double sum = 0;
    long total = 0;
    for (CalibrationBin bin : bins()) {
      sum += bin.count() * bin.gap();
      total += bin.count();
    }
    return total == 0 ? -1 : sum / total;
  }

  /**
   * The maximum calibration error: the largest gap of a bin that holds anything.
   *
   * @return in [0, 1], 0 is best, or -1 without entries
   */
  public double maximum() {
    return bins().stream()
        .filter(bin -> bin.count() > 0)
        .mapToDouble(CalibrationBin::gap)
        .max()
        .orElse(-1);
  }
}
