package org.fovea.classic.learning;

/**
 * How a regression is trained by gradient descent: after each batch, {@code w -= learningRate
 * (gradient of the batch's mean loss + l2 w)}.
 *
 * @param learningRate length of a step, above 0
 * @param epochs passes over the examples, at least 1
 * @param batchSize examples per step, at least 1: 1 is stochastic gradient descent, {@link #ALL} is
 *     batch gradient descent, anything between goes by mini-batches
 * @param l2 weight of the penalty {@code l2 / 2 |w|^2}, at least 0; biases are free
 * @param seed of the order of examples, which is shuffled before each epoch
 */
public record GradientDescentConfig(
    double learningRate, int epochs, int batchSize, double l2, long seed) {
  /** A batch of all examples. */
  public static final int ALL = Integer.MAX_VALUE;

  public GradientDescentConfig {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("learningRate must be above 0, got " + learningRate);
    }
    if (epochs < 1) {
      throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
    }
    if (batchSize < 1) {
      throw new IllegalArgumentException("batchSize must be at least 1, got " + batchSize);
    }
    if (!(l2 >= 0 && l2 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l2 must be at least 0, got " + l2);
    }
  }

  /**
   * 100 epochs by batches of 32 with a learning rate of 0.1 and an l2 of 1e-4.
   *
   * @return the configuration
   */
  public static GradientDescentConfig defaults() {
    return new GradientDescentConfig(0.1, 100, 32, 1e-4, 1);
  }

  /**
   * The same with another step.
   *
   * @param rate length of a step, above 0
   * @return a changed copy
   */
  public GradientDescentConfig withLearningRate(double rate) {
    return new GradientDescentConfig(rate, epochs, batchSize, l2, seed);
  }

  /**
   * The same with another number of passes.
   *
   * @param passes over the examples, at least 1
   * @return a changed copy
   */
  public GradientDescentConfig withEpochs(int passes) {
    return new GradientDescentConfig(learningRate, passes, batchSize, l2, seed);
  }

  /**
   * The same with other batches.
   *
   * @param examples per step, at least 1, or {@link #ALL}
   * @return a changed copy
   */
  public GradientDescentConfig withBatchSize(int examples) {
    return new GradientDescentConfig(learningRate, epochs, examples, l2, seed);
  }

  /**
   * The same with another penalty.
   *
   * @param weight of the penalty, at least 0
   * @return a changed copy
   */
  public GradientDescentConfig withL2(double weight) {
    return new GradientDescentConfig(learningRate, epochs, batchSize, weight, seed);
  }

  /**
   * The same with another order of examples.
   *
   * @param order seed of the order of examples
   * @return a changed copy
   */
  public GradientDescentConfig withSeed(long order) {
    return new GradientDescentConfig(learningRate, epochs, batchSize, l2, order);
  }
}
