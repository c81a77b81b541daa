package org.fovea.classic.svm;

/**
 * How a linear SVM is trained: it minimises {@code (|w|^2 + (b / biasScale)^2) / 2 + sum C_i
 * loss_i}, where {@code C_i} is {@code c} times the weight of the example's class.
 *
 * @param c how much errors cost, above 0
 * @param positiveWeight factor of c for positive examples, above 0
 * @param negativeWeight factor of c for negative examples, above 0
 * @param loss what an error costs
 * @param biasScale how freely the bias moves, 0 for none; 1 is liblinear's {@code -B 1}
 * @param tolerance training ends when no example's dual gradient is off by more than this, above 0
 * @param maxEpochs training ends after so many passes over the examples at the latest, at least 1
 * @param seed of the order in which examples are visited
 */
public record LinearSvmConfig(
    double c,
    double positiveWeight,
    double negativeWeight,
    Loss loss,
    double biasScale,
    double tolerance,
    int maxEpochs,
    long seed) {
  public LinearSvmConfig {
    aboveZero("c", c);
    aboveZero("positiveWeight", positiveWeight);
    aboveZero("negativeWeight", negativeWeight);
    aboveZero("tolerance", tolerance);
    if (!(biasScale >= 0 && biasScale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("biasScale must be at least 0, got " + biasScale);
    }
    if (maxEpochs < 1) {
      throw new IllegalArgumentException("maxEpochs must be at least 1, got " + maxEpochs);
    }
  }

  private static void aboveZero(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be above 0, got " + value);
    }
  }

  /**
   * Squared hinge loss with {@code c = 1}, equal weights, {@code biasScale = 1}, a tolerance of
   * 0.01 and at most 1000 epochs.
   *
   * @return the configuration
   */
  public static LinearSvmConfig defaults() {
    return new LinearSvmConfig(1, 1, 1, Loss.SQUARED_HINGE, 1, 0.01, 1000, 1);
  }

  /**
   * The same with another cost of errors.
   *
   * @param cost how much errors cost, above 0
   * @return a changed copy
   */
  public LinearSvmConfig withC(double cost) {
    return new LinearSvmConfig(
        cost, positiveWeight, negativeWeight, loss, biasScale, tolerance, maxEpochs, seed);
  }

  /**
   * The same with other weights of the classes.
   *
   * @param positive factor of c for positive examples, above 0
   * @param negative factor of c for negative examples, above 0
   * @return a changed copy
   */
  public LinearSvmConfig withClassWeights(double positive, double negative) {
    return new LinearSvmConfig(c, positive, negative, loss, biasScale, tolerance, maxEpochs, seed);
  }

  /**
   * The same with another loss.
   *
   * @param example what an error costs
   * @return a changed copy
   */
  public LinearSvmConfig withLoss(Loss example) {
    return new LinearSvmConfig(
        c, positiveWeight, negativeWeight, example, biasScale, tolerance, maxEpochs, seed);
  }

  /**
   * The same with another bias.
   *
   * @param scale how freely the bias moves, 0 for none
   * @return a changed copy
   */
  public LinearSvmConfig withBiasScale(double scale) {
    return new LinearSvmConfig(
        c, positiveWeight, negativeWeight, loss, scale, tolerance, maxEpochs, seed);
  }

  /**
   * The same with another end of training.
   *
   * @param gradient the largest error of a dual gradient, above 0
   * @param epochs most passes over the examples, at least 1
   * @return a changed copy
   */
  public LinearSvmConfig withStop(double gradient, int epochs) {
    return new LinearSvmConfig(
        c, positiveWeight, negativeWeight, loss, biasScale, gradient, epochs, seed);
  }

  /**
   * The same with another order of examples.
   *
   * @param order seed of the order in which examples are visited
   * @return a changed copy
   */
  public LinearSvmConfig withSeed(long order) {
    return new LinearSvmConfig(
        c, positiveWeight, negativeWeight, loss, biasScale, tolerance, maxEpochs, order);
  }
}
