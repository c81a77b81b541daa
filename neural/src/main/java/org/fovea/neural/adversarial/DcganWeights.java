package org.fovea.neural.adversarial;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Normal;
import org.fovea.neural.layer.Module;

/** The initial values of a DCGAN: weights of N(0, 0.02), biases 0, normalisations 1. */
final class DcganWeights {
  private static final double DEVIATION = 0.02;

  private DcganWeights() {}

  static void draw(Module network, RandomGenerator random) {
    network
        .namedParameters()
        .forEach(
            (name, parameter) -> {
              if (name.endsWith("bias")) {
                Arrays.fill(parameter.data(), 0);
              } else if (parameter.shape().rank() > 1) {
                Normal.fill(parameter, 0, DEVIATION, random);
              }
            });
  }
}
