package org.fovea.neural.model;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Sequential;

/** The perceptron of a transformer's layer under torchvision's names. */
final class TransformerMlp {
  private TransformerMlp() {}

  static Sequential of(
      int features, int hidden, double dropout, ModelConfig config, RandomGenerator random) {
    return new Sequential(
        Blank.linear(features, hidden),
        Activation.gelu(),
        config.dropout(dropout, random),
        Blank.linear(hidden, features),
        config.dropout(dropout, random));
  }
}
