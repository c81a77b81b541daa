package org.fovea.metrics.generative;

import java.util.stream.Stream;
import org.fovea.metrics.numeric.ExactSum;
import org.fovea.metrics.numeric.Probabilities;

/**
 * How sure a classifier is of each generated picture and how different its answers are: exp of the
 * mean Kullback-Leibler divergence of each picture's class probabilities from their mean. Salimans
 * et al., Improved Techniques for Training GANs, NeurIPS 2016, section 4. Of all pictures together;
 * for the usual mean and deviation over ten parts, score the parts.
 *
 * <p>Evaluators of parts merge exactly. Not for use by several threads at once.
 */
public final class InceptionScore {
  private final ExactSum[] probabilitySums;
  private final ExactSum negativeEntropies = new ExactSum();
  private long count;

  /**
   * An evaluator that has seen nothing.
   *
   * @param classes how many classes the classifier knows, at least 1
   * @throws IllegalArgumentException if classes is below 1
   */
  public InceptionScore(int classes) {
    if (classes < 1) {
      throw new IllegalArgumentException("classes must be at least 1, got " + classes);
    }
    probabilitySums = Stream.generate(ExactSum::new).limit(classes).toArray(ExactSum[]::new);
  }

  /**
   * Adds a picture.
   *
   * @param probabilities a probability of each class, that sum to 1 (within 0.001)
   * @throws IllegalArgumentException if there are not as many as classes, one is not in [0, 1] or
   *     the sum is not 1; nothing is added then
   */
  public void add(double[] probabilities) {
    if (probabilities.length != probabilitySums.length) {
      throw new IllegalArgumentException(
          "expected %d probabilities, got %d"
              .formatted(probabilitySums.length, probabilities.length));
    }
    Probabilities.require(probabilities);
    double negativeEntropy = 0;
    for (int i = 0; i < probabilities.length; i++) {
      negativeEntropy += timesLog(probabilities[i]);
      probabilitySums[i].add(probabilities[i]);
    }
    negativeEntropies.add(negativeEntropy);
    count++;
  }

  private static double timesLog(double probability) {
    return probability == 0 ? 0 : probability * Math.log(probability);
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator of as many classes, not modified
   * @throws IllegalArgumentException if the numbers of classes differ
   */
  public void merge(InceptionScore other) {
    if (probabilitySums.length != other.probabilitySums.length) {
      throw new IllegalArgumentException(
          "expected an evaluator of %d classes, got %d"
              .formatted(probabilitySums.length, other.probabilitySums.length));
    }
    for (int i = 0; i < probabilitySums.length; i++) {
      probabilitySums[i].add(other.probabilitySums[i]);
    }
    negativeEntropies.add(other.negativeEntropies);
    count += other.count;
  }

  /**
   * The score.
   *
   * @return from 1 up to the number of classes, higher is better; -1 where nothing was added
   */
  public double value() {
    if (count == 0) {
      return -1;
    }
    double divergence = negativeEntropies.value() / count;
    for (ExactSum sum : probabilitySums) {
      divergence -= timesLog(sum.value() / count);
    }
    return Math.exp(divergence);
  }
}
