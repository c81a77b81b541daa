package org.fovea.neural.model;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.StochasticDepth;
import org.fovea.neural.op.StochasticDepth.Mode;

/**
 * What a network of the zoo is made for. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param classes number of logits, at least 1
 * @param channels of the input, at least 1
 * @param size rows and columns of the input, at least 1; only networks with a fixed input size look
 *     at it, which say so
 * @param regularised whether training drops activations and skips branches at random where the
 *     network's paper does
 * @param initialised whether the weights are drawn at random; if not, they are 0, which is quicker
 *     and enough for weights that are about to be loaded
 */
public record ModelConfig(
    int classes, int channels, int size, boolean regularised, boolean initialised) {
  public ModelConfig {
    requirePositive("classes", classes);
    requirePositive("channels", channels);
    requirePositive("size", size);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", expected 1 or more");
    }
  }

  /**
   * ImageNet's: 1000 classes, three channels, 224 x 224.
   *
   * @return regularised and initialised
   */
  public static ModelConfig defaults() {
    return new ModelConfig(1000, 3, 224, true, true);
  }

  /**
   * With this number of classes.
   *
   * @param wanted at least 1
   * @return the changed configuration
   */
  public ModelConfig withClasses(int wanted) {
    return new ModelConfig(wanted, channels, size, regularised, initialised);
  }

  /**
   * With this number of channels.
   *
   * @param wanted at least 1
   * @return the changed configuration
   */
  public ModelConfig withChannels(int wanted) {
    return new ModelConfig(classes, wanted, size, regularised, initialised);
  }

  /**
   * With this input size.
   *
   * @param wanted rows and columns, at least 1
   * @return the changed configuration
   */
  public ModelConfig withSize(int wanted) {
    return new ModelConfig(classes, channels, wanted, regularised, initialised);
  }

  /**
   * With or without dropout and stochastic depth.
   *
   * @param wanted whether training has them
   * @return the changed configuration
   */
  public ModelConfig withRegularised(boolean wanted) {
    return new ModelConfig(classes, channels, size, wanted, initialised);
  }

  /**
   * With or without random initial weights.
   *
   * @param wanted whether they are drawn
   * @return the changed configuration
   */
  public ModelConfig withInitialised(boolean wanted) {
    return new ModelConfig(classes, channels, size, regularised, wanted);
  }

  Dropout dropout(double p, RandomGenerator random) {
    return new Dropout(regularised ? p : 0, random);
  }

  StochasticDepth stochasticDepth(double p, RandomGenerator random) {
    return new StochasticDepth(regularised ? p : 0, Mode.ROW, random);
  }
}
