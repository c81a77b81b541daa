package org.fovea.samples.generate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.fovea.neural.adversarial.AdversarialTraining;
import org.fovea.neural.adversarial.DcganConfig;
import org.fovea.neural.adversarial.DcganGenerator;
import org.fovea.neural.tensor.Tensor;

/** Generates pictures by a DCGAN. */
final class AdversarialGenerator implements PictureGenerator {
  private final DcganGenerator network;

  AdversarialGenerator(GeneratorCard card) {
    network = new DcganGenerator(config(card), new SplittableRandom(0));
    network.eval();
  }

  static DcganConfig config(GeneratorCard card) {
    return new DcganConfig(GeneratorCard.LATENT, card.channels(), card.size(), card.width());
  }

  @Override
  public DcganGenerator module() {
    return network;
  }

  @Override
  public Tensor sample(int count, Sampling sampling, RandomGenerator random) {
    return AdversarialTraining.sample(network, count, random);
  }
}
