package org.fovea.neural.diffusion;

import org.fovea.neural.tensor.Tensor;

/**
 * The steps of a diffusion model forth and back. Images are of values -1..1, whatever their shape;
 * steps count from 0, where there is least noise, and -1 stands for the image itself. Immutable; no
 * gradients are recorded.
 */
public final class Denoising {
  private final DdpmSchedule schedule;

  /**
   * Makes the steps of a schedule.
   *
   * @param schedule how much noise there is
   */
  public Denoising(DdpmSchedule schedule) {
    this.schedule = schedule;
  }

  /**
   * The schedule.
   *
   * @return as given
   */
  public DdpmSchedule schedule() {
    return schedule;
  }

  /**
   * Adds the noise of all steps up to one at once (Ho et al., 2020, equation 4): {@code sqrt(a) x0
   * + sqrt(1 - a) noise} with the cumulative alpha a.
   *
   * @param images {@code [N, ...]}
   * @param noise standard normal, the same shape
   * @param steps one for each image
   * @return the noisy images
   */
  public Tensor noised(Tensor images, Tensor noise, int[] steps) {
    Tensor out = Tensor.zeros(images.shape().toArray());
    int size = images.numel() / images.dim(0);
    for (int i = 0; i < out.numel(); i++) {
      double alpha = schedule.alphaCumulative(steps[i / size]);
      out.data()[i] =
          (float) (Math.sqrt(alpha) * images.data()[i] + Math.sqrt(1 - alpha) * noise.data()[i]);
    }
    return out;
  }

  /**
   * A step back (Ho et al., 2020, equations 6, 7 and 15): draws from the normal distribution of the
   * step before, given this one and the image that the predicted noise implies, clipped to -1..1.
   * Without the clipping this is algorithm 2 with the variance of equation 7.
   *
   * @param noisy the images at the step
   * @param predicted the noise in them, as a network predicts it
   * @param step where the images are, 0 or more
   * @param fresh standard normal, unused at step 0
   * @return the images at the step before
   */
  public Tensor ancestral(Tensor noisy, Tensor predicted, int step, Tensor fresh) {
    double alpha = schedule.alphaCumulative(step);
    double before = before(step - 1);
    double beta = schedule.beta(step);
    double ofImage = Math.sqrt(before) * beta / (1 - alpha);
    double ofNoisy = Math.sqrt(1 - beta) * (1 - before) / (1 - alpha);
    double deviation = Math.sqrt(schedule.posteriorVariance(step));
    Tensor out = Tensor.zeros(noisy.shape().toArray());
    for (int i = 0; i < out.numel(); i++) {
      double x = noisy.data()[i];
      double image = image(x, predicted.data()[i], alpha);
      out.data()[i] = (float) (ofImage * image + ofNoisy * x + deviation * fresh.data()[i]);
    }
    return out;
  }

  /**
   * A step back over any distance (denoising diffusion implicit models, Song et al., 2021, equation
   * 12), the predicted image clipped to -1..1 and the noise that points to it made to fit.
   *
   * @param noisy the images at the step
   * @param predicted the noise in them, as a network predicts it
   * @param step where the images are, 0 or more
   * @param target the step to go to, -1 to below step
   * @param eta 0 adds no noise, so that the images follow from the first noise alone; 1 adds as
   *     much as {@link #ancestral} (equation 16)
   * @param fresh standard normal, unused with an eta of 0
   * @return the images at the target
   */
  public Tensor implicit(
      Tensor noisy, Tensor predicted, int step, int target, double eta, Tensor fresh) {
    double alpha = schedule.alphaCumulative(step);
    double before = before(target);
    double sigma = eta * Math.sqrt((1 - before) / (1 - alpha) * (1 - alpha / before));
    double direction = Math.sqrt(Math.max(0, 1 - before - sigma * sigma));
    Tensor out = Tensor.zeros(noisy.shape().toArray());
    for (int i = 0; i < out.numel(); i++) {
      double x = noisy.data()[i];
      double image = image(x, predicted.data()[i], alpha);
      double noise = (x - Math.sqrt(alpha) * image) / Math.sqrt(1 - alpha);
      out.data()[i] =
          (float) (Math.sqrt(before) * image + direction * noise + sigma * fresh.data()[i]);
    }
    return out;
  }

  private double before(int step) {
    return step < 0 ? 1 : schedule.alphaCumulative(step);
  }

  private static double image(double noisy, double noise, double alpha) {
    double image = (noisy - Math.sqrt(1 - alpha) * noise) / Math.sqrt(alpha);
    return Math.max(-1, Math.min(1, image));
  }
}
