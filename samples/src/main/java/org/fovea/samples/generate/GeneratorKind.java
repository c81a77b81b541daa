package org.fovea.samples.generate;

import java.util.random.RandomGenerator;

/** What can be trained to generate pictures. */
public enum GeneratorKind {
  /** A diffusion model. */
  DDPM {
    @Override
    PictureGenerator read(GeneratorCard card) {
      return new DiffusionGenerator(card);
    }

    @Override
    GeneratorLearning learn(GeneratorCard card, double rate, RandomGenerator random) {
      return new DiffusionLearning(card, rate, random);
    }
  },
  /** A generator trained against a discriminator. */
  DCGAN {
    @Override
    PictureGenerator read(GeneratorCard card) {
      return new AdversarialGenerator(card);
    }

    @Override
    GeneratorLearning learn(GeneratorCard card, double rate, RandomGenerator random) {
      return new AdversarialLearning(card, rate, random);
    }
  };

  /** Without its weights. */
  abstract PictureGenerator read(GeneratorCard card);

  abstract GeneratorLearning learn(GeneratorCard card, double rate, RandomGenerator random);
}
