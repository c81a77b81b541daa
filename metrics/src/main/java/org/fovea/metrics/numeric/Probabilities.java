package org.fovea.metrics.numeric;

/** Checks of probabilities. */
public final class Probabilities {
  /** How far probabilities may be from summing to 1; softmax in float is far closer. */
  private static final double SLACK = 1e-3;

  private Probabilities() {}

  /**
   * Refuses what is not a probability.
   *
   * @param name what it is, for the message
   * @param probability a number
   * @throws IllegalArgumentException if it is not in [0, 1]
   */
  public static void require(String name, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], got " + probability);
    }
  }

  /**
   * Refuses what are not the probabilities of classes.
   *
   * @param probabilities a number of each class
   * @throws IllegalArgumentException if one is not in [0, 1] or they don't sum to 1 (within 0.001)
   */
  public static void require(double[] probabilities) {
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      require("probability of class " + i, probabilities[i]);
      sum += probabilities[i];
    }
    if (Math.abs(sum - 1) > SLACK) {
      throw new IllegalArgumentException(
          "expected probabilities that sum to 1 (within " + SLACK + "), got a sum of " + sum);
    }
  }
}
