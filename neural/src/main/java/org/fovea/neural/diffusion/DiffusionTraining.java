package org.fovea.neural.diffusion;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.optim.ExponentialMovingAverage;
import org.fovea.neural.optim.GradientClipping;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.tensor.Tensor;

/**
 * Trains a network to predict noise (Ho et al., 2020, algorithm 1 with the loss of equation 14),
 * and keeps a moving average of its weights, with which images are generated.
 */
public final class DiffusionTraining {
  private static final double GRADIENT_NORM = 1;

  private final DenoisingUNet network;
  private final Denoising denoising;
  private final Optimizer optimizer;
  private final ExponentialMovingAverage average;
  private final RandomGenerator random;

  /**
   * Makes a training.
   *
   * @param network changed by each step
   * @param denoising how much noise there is
   * @param optimizer of the network's parameters
   * @param averageDecay the share of the average that is kept in a step, 0..1
   * @param random the source of steps and noise
   */
  public DiffusionTraining(
      DenoisingUNet network,
      Denoising denoising,
      Optimizer optimizer,
      double averageDecay,
      RandomGenerator random) {
    this.network = network;
    this.denoising = denoising;
    this.optimizer = optimizer;
    this.random = random;
    average = new ExponentialMovingAverage(network, averageDecay);
  }

  /**
   * Learns from a batch.
   *
   * @param images {@code [N, channels, size, size]}, -1..1
   * @return the loss before
   */
  public double step(Tensor images) {
    int count = images.dim(0);
    int[] steps = new int[count];
    Arrays.setAll(steps, i -> random.nextInt(denoising.schedule().steps()));
    Tensor noise = Tensor.randn(random, images.shape().toArray());
    Tensor noisy = denoising.noised(images, noise, steps);
    Tensor times = Tensor.zeros(count);
    for (int i = 0; i < count; i++) {
      times.data()[i] = steps[i];
    }
    optimizer.zeroGrad();
    Tensor loss = RegressionLoss.mse(network.forward(noisy, times), noise, Reduction.MEAN);
    loss.backward();
    GradientClipping.byNorm(optimizer.parameters(), GRADIENT_NORM);
    optimizer.step();
    average.update();
    return loss.item();
  }

  /**
   * Copies the averaged weights.
   *
   * @param target a network of the same sizes
   */
  public void averageInto(DenoisingUNet target) {
    target.loadStateDict(average.stateDict());
  }
}
