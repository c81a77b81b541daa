package org.fovea.neural.model;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;

/** Two layers of 4096 features before the logits, as networks had them from 2012 to 2014. */
final class WideClassifier {
  private static final int WIDTH = 4096;

  private WideClassifier() {}

  /** Each dropout before its layer, as in AlexNet. */
  static Sequential dropoutFirst(int in, ModelConfig config, RandomGenerator random) {
    return new Sequential(
        config.dropout(0.5, random),
        Blank.linear(in, WIDTH),
        new ReLU(),
        config.dropout(0.5, random),
        Blank.linear(WIDTH, WIDTH),
        new ReLU(),
        Blank.linear(WIDTH, config.classes()));
  }

  /** Each dropout after its layer, as in VGG. */
  static Sequential dropoutLast(int in, ModelConfig config, RandomGenerator random) {
    return new Sequential(
        Blank.linear(in, WIDTH),
        new ReLU(),
        config.dropout(0.5, random),
        Blank.linear(WIDTH, WIDTH),
        new ReLU(),
        config.dropout(0.5, random),
        Blank.linear(WIDTH, config.classes()));
  }
}
