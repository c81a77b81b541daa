package org.fovea.neural.adversarial;

import static org.fovea.neural.loss.BinaryCrossEntropy.bceWithLogits;

import java.util.random.RandomGenerator;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.op.Add;
import org.fovea.neural.optim.Adam;
import org.fovea.neural.optim.AdamConfig;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/**
 * Trains a generator against a discriminator (Goodfellow et al., 2014, algorithm 1 with the
 * non-saturating loss of section 3): a step of each for every batch, by Adam with a first beta of
 * 0.5 as in DCGAN's paper.
 */
public final class AdversarialTraining {
  private final DcganGenerator generator;
  private final DcganDiscriminator discriminator;
  private final Adam ofGenerator;
  private final Adam ofDiscriminator;
  private final RandomGenerator random;

  /**
   * What a batch came to.
   *
   * @param discriminator the discriminator's loss, real and generated images together
   * @param generator the generator's loss
   */
  public record Losses(double discriminator, double generator) {}

  /**
   * Makes a training.
   *
   * @param generator changed by each step
   * @param discriminator changed by each step
   * @param learningRate of both, 2e-4 in DCGAN's paper
   * @param random the source of the noise
   */
  public AdversarialTraining(
      DcganGenerator generator,
      DcganDiscriminator discriminator,
      double learningRate,
      RandomGenerator random) {
    this.generator = generator;
    this.discriminator = discriminator;
    this.random = random;
    AdamConfig config = AdamConfig.of(learningRate).withBetas(0.5, 0.999);
    ofGenerator = new Adam(generator.parameters(), config);
    ofDiscriminator = new Adam(discriminator.parameters(), config);
  }

  /**
   * Learns from a batch.
   *
   * @param images real ones, {@code [N, channels, size, size]}, -1..1
   * @return the losses before
   */
  public Losses step(Tensor images) {
    generator.train();
    discriminator.train();
    Tensor z = Tensor.randn(random, images.dim(0), generator.config().latent());
    Tensor generated = generator.forward(z);
    ofDiscriminator.zeroGrad();
    Tensor loss = Add.add(taken(images, 1), taken(generated.detach(), 0));
    loss.backward();
    ofDiscriminator.step();

    ofGenerator.zeroGrad();
    Tensor fooled = taken(generated, 1);
    fooled.backward();
    ofGenerator.step();
    return new Losses(loss.item(), fooled.item());
  }

  /** The loss of images that should be taken for real, 1, or for generated, 0. */
  private Tensor taken(Tensor images, float truth) {
    Tensor logits = discriminator.forward(images);
    Tensor wanted = Tensor.full(truth, logits.dim(0), 1);
    return bceWithLogits(logits, wanted, null, null, Reduction.MEAN);
  }

  /**
   * Generates images with the statistics of training as normalisation.
   *
   * @param generator in evaluation mode
   * @param count how many
   * @param random the source of the noise
   * @return {@code [count, channels, size, size]}, -1..1
   */
  public static Tensor sample(DcganGenerator generator, int count, RandomGenerator random) {
    Tensor z = Tensor.randn(random, count, generator.config().latent());
    return Autograd.noGrad(() -> generator.forward(z));
  }
}
