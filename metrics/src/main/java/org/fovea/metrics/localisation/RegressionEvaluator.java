package org.fovea.metrics.localisation;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Errors of predicted numbers, each output for itself and over all.
 *
 * <p>Evaluators of parts of the entries merge exactly. Not for use by several threads at once; give
 * each thread its own and merge.
 */
public final class RegressionEvaluator {
  private final ErrorTally[] tallies;
  private long count;

  /**
   * An evaluator that has seen nothing.
   *
   * @param outputs how many numbers an entry has, at least 1
   * @throws IllegalArgumentException if outputs is below 1
   */
  public RegressionEvaluator(int outputs) {
    if (outputs < 1) {
      throw new IllegalArgumentException("outputs must be at least 1, got " + outputs);
    }
    tallies = Stream.generate(ErrorTally::new).limit(outputs).toArray(ErrorTally[]::new);
  }

  /**
   * Adds an entry.
   *
   * @param truth true numbers
   * @param predicted predicted numbers
   * @throws IllegalArgumentException if there are not as many as outputs, or one is not finite;
   *     nothing is added then
   */
  public void add(double[] truth, double[] predicted) {
    if (truth.length != tallies.length || predicted.length != tallies.length) {
      throw new IllegalArgumentException(
          "expected %d true and predicted numbers, got %d and %d"
              .formatted(tallies.length, truth.length, predicted.length));
    }
    for (int i = 0; i < tallies.length; i++) {
      if (!Double.isFinite(truth[i]) || !Double.isFinite(predicted[i])) {
        throw new IllegalArgumentException(
            "output %d: expected finite numbers, got truth %s and prediction %s"
                .formatted(i, truth[i], predicted[i]));
      }
    }
    for (int i = 0; i < tallies.length; i++) {
      tallies[i].add(truth[i], predicted[i]);
    }
    count++;
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator of as many outputs, not modified
   * @throws IllegalArgumentException if the numbers of outputs differ
   */
  public void merge(RegressionEvaluator other) {
    if (tallies.length != other.tallies.length) {
      throw new IllegalArgumentException(
          "expected an evaluator of %d outputs, got %d"
              .formatted(tallies.length, other.tallies.length));
    }
    for (int i = 0; i < tallies.length; i++) {
      tallies[i].merge(other.tallies[i]);
    }
    count += other.count;
  }

  /**
   * How many entries were added.
   *
   * @return count
   */
  public long count() {
    return count;
  }

  /**
   * The errors of one output.
   *
   * @param output its index
   * @return the score
   * @throws IllegalArgumentException if there is no such output
   * @throws IllegalStateException if nothing was added
   */
  public RegressionScore score(int output) {
    if (output < 0 || output >= tallies.length) {
      throw new IllegalArgumentException(
          "output must be in 0..%d, got %d".formatted(tallies.length - 1, output));
    }
    requireEntries();
    return tallies[output].score();
  }

  /**
   * The errors of all outputs together: means over outputs, the root of the mean square over all,
   * the largest of all, and the mean R2.
   *
   * @return the score
   * @throws IllegalStateException if nothing was added
   */
  public RegressionScore overall() {
    requireEntries();
    double meanSquare = mean(s -> s.rootMeanSquaredError() * s.rootMeanSquaredError());
    double largest =
        Arrays.stream(tallies).mapToDouble(t -> t.score().maxAbsoluteError()).max().orElse(0);
    return new RegressionScore(
        mean(RegressionScore::meanError),
        mean(RegressionScore::meanAbsoluteError),
        Math.sqrt(meanSquare),
        largest,
        mean(RegressionScore::r2));
  }

  private double mean(ToDoubleFunction<RegressionScore> number) {
    return Arrays.stream(tallies).map(ErrorTally::score).mapToDouble(number).sum() / tallies.length;
  }

  private void requireEntries() {
    if (count == 0) {
      throw new IllegalStateException("there is no score before the first entry");
    }
  }
}
