package org.fovea.samples.generate;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.adversarial.AdversarialTraining;
import org.fovea.neural.adversarial.DcganDiscriminator;
import org.fovea.neural.adversarial.DcganGenerator;
import org.fovea.neural.tensor.Tensor;

/** Learns from a discriminator. */
final class AdversarialLearning implements GeneratorLearning {
  private final DcganGenerator network;
  private final AdversarialTraining training;
  private final AdversarialGenerator copy;

  AdversarialLearning(GeneratorCard card, double rate, RandomGenerator random) {
    network = new DcganGenerator(AdversarialGenerator.config(card), random);
    DcganDiscriminator opponent = new DcganDiscriminator(AdversarialGenerator.config(card), random);
    training = new AdversarialTraining(network, opponent, rate, random);
    copy = new AdversarialGenerator(card);
  }

  @Override
  public Map<String, Double> step(Tensor pictures) {
    AdversarialTraining.Losses losses = training.step(pictures);
    return Map.of("discriminator", losses.discriminator(), "generator", losses.generator());
  }

  @Override
  public PictureGenerator generator() {
    copy.module().loadStateDict(network.stateDict());
    return copy;
  }
}
