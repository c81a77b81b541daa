package org.fovea.samples.generate;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.diffusion.DenoisingUNet;
import org.fovea.neural.diffusion.DiffusionTraining;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.tensor.Tensor;

/** Learns by predicting noise. */
final class DiffusionLearning implements GeneratorLearning {
  private static final double AVERAGE_DECAY = 0.995;

  private final DiffusionTraining training;
  private final DiffusionGenerator averaged;

  DiffusionLearning(GeneratorCard card, double rate, RandomGenerator random) {
    DenoisingUNet network = DiffusionGenerator.network(card, random);
    training =
        new DiffusionTraining(
            network,
            DiffusionGenerator.denoising(card),
            new Adam(network.parameters(), AdamConfig.of(rate)),
            AVERAGE_DECAY,
            random);
    averaged = new DiffusionGenerator(card);
  }

  @Override
  public Map<String, Double> step(Tensor pictures) {
    return Map.of("loss", training.step(pictures));
  }

  @Override
  public PictureGenerator generator() {
    training.averageInto(averaged.module());
    return averaged;
  }
}
