package org.fovea.neural.diffusion;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/** Generates images from noise. */
public final class DiffusionSampler {
  private final DenoisingUNet network;
  private final Denoising denoising;

  /**
   * Makes a sampler.
   *
   * @param network trained to predict noise
   * @param denoising the steps that it was trained with
   */
  public DiffusionSampler(DenoisingUNet network, Denoising denoising) {
    this.network = network;
    this.denoising = denoising;
  }

  /**
   * Goes back through all steps (Ho et al., 2020, algorithm 2).
   *
   * @param count how many images
   * @param random the source of the noise
   * @return {@code [count, channels, size, size]}, about -1..1
   */
  public Tensor ancestral(int count, RandomGenerator random) {
    Tensor x = noise(count, random);
    for (int t = denoising.schedule().steps() - 1; t >= 0; t--) {
      x = denoising.ancestral(x, predicted(x, t), t, noise(count, random));
    }
    return x;
  }

  /**
   * Goes back through a part of the steps, at equal distances (Song et al., 2021).
   *
   * @param count how many images
   * @param steps how many steps, 1 to those of the schedule
   * @param eta 0 adds no noise on the way, 1 as much as {@link #ancestral}
   * @param random the source of the noise
   * @return {@code [count, channels, size, size]}, about -1..1
   */
  public Tensor implicit(int count, int steps, double eta, RandomGenerator random) {
    int all = denoising.schedule().steps();
    if (steps < 1 || steps > all || !(eta >= 0 && eta <= 1)) {
      throw new IllegalArgumentException(
          "ddim: %d steps, eta %s; expected 1..%d and 0..1".formatted(steps, eta, all));
    }
    Tensor x = noise(count, random);
    Tensor none = Tensor.zeros(x.shape().toArray());
    for (int i = steps; i > 0; i--) {
      int from = Math.toIntExact((long) i * all / steps) - 1;
      int to = Math.toIntExact((i - 1L) * all / steps) - 1;
      Tensor fresh = eta == 0 ? none : noise(count, random);
      x = denoising.implicit(x, predicted(x, from), from, to, eta, fresh);
    }
    return x;
  }

  private Tensor noise(int count, RandomGenerator random) {
    DenoisingConfig config = network.config();
    return Tensor.randn(random, count, config.channels(), config.size(), config.size());
  }

  private Tensor predicted(Tensor x, int step) {
    return Autograd.noGrad(() -> network.forward(x, Tensor.full(step, x.dim(0))));
  }
}
