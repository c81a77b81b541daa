package org.fovea.samples.generate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.fovea.neural.diffusion.DdpmSchedule;
import org.fovea.neural.diffusion.Denoising;
import org.fovea.neural.diffusion.DenoisingConfig;
import org.fovea.neural.diffusion.DenoisingUNet;
import org.fovea.neural.diffusion.DiffusionSampler;
import org.fovea.neural.tensor.Tensor;

/** Generates pictures by taking away noise. */
final class DiffusionGenerator implements PictureGenerator {
  private final DenoisingUNet network;
  private final DiffusionSampler sampler;

  DiffusionGenerator(GeneratorCard card) {
    network = network(card, new SplittableRandom(0));
    network.eval();
    sampler = new DiffusionSampler(network, denoising(card));
  }

  static DenoisingUNet network(GeneratorCard card, RandomGenerator random) {
    return new DenoisingUNet(
        new DenoisingConfig(card.channels(), card.size(), card.width()), random);
  }

  static Denoising denoising(GeneratorCard card) {
    return new Denoising(
        card.cosine() ? DdpmSchedule.cosine(card.steps()) : DdpmSchedule.linear(card.steps()));
  }

  @Override
  public DenoisingUNet module() {
    return network;
  }

  @Override
  public Tensor sample(int count, Sampling sampling, RandomGenerator random) {
    return sampling.implicit()
        ? sampler.implicit(count, sampling.steps(), sampling.eta(), random)
        : sampler.ancestral(count, random);
  }
}
