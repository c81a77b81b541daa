package org.fovea.neural.optim;

/**
 * How Adam moves. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param learningRate the factor of a step, 0 or more
 * @param beta1 decay of the mean of gradients, 0 to below 1
 * @param beta2 decay of the mean of squared gradients, 0 to below 1
 * @param eps added to the root of the second mean, above 0
 * @param weightDecay factor of the parameter, 0 or more
 * @param decoupled whether the decay shrinks the parameter directly (AdamW) or is added to the
 *     gradient
 * @param amsgrad whether the largest second mean so far is used
 */
public record AdamConfig(
    double learningRate,
    double beta1,
    double beta2,
    double eps,
    double weightDecay,
    boolean decoupled,
    boolean amsgrad) {
  public AdamConfig {
    if (!(learningRate >= 0 && eps > 0 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "adam: learning rate %s, eps %s, weight decay %s; expected 0 or more, eps above 0"
              .formatted(learningRate, eps, weightDecay));
    }
    if (!(beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1)) {
      throw new IllegalArgumentException(
          "adam: betas %s and %s, expected 0 to below 1".formatted(beta1, beta2));
    }
  }

  AdamConfig requirePlain(String optimizer) {
    if (decoupled || amsgrad) {
      throw new IllegalArgumentException(
          optimizer + ": expected neither decoupled decay nor amsgrad");
    }
    return this;
  }

  /**
   * Adam as published (Kingma and Ba, 2015).
   *
   * @param learningRate the factor of a step
   * @return betas 0.9 and 0.999, eps 1e-8, no decay
   */
  public static AdamConfig of(double learningRate) {
    return new AdamConfig(learningRate, 0.9, 0.999, 1e-8, 0, false, false);
  }

  /**
   * AdamW (Loshchilov and Hutter, 2019).
   *
   * @param learningRate the factor of a step
   * @return betas 0.9 and 0.999, eps 1e-8, decoupled decay 0.01
   */
  public static AdamConfig adamW(double learningRate) {
    return new AdamConfig(learningRate, 0.9, 0.999, 1e-8, 0.01, true, false);
  }

  /**
   * With other decays of the means.
   *
   * @param first of the gradients
   * @param second of the squared gradients
   * @return the changed configuration
   */
  public AdamConfig withBetas(double first, double second) {
    return new AdamConfig(learningRate, first, second, eps, weightDecay, decoupled, amsgrad);
  }

  /**
   * With another eps.
   *
   * @param value added to the root of the second mean
   * @return the changed configuration
   */
  public AdamConfig withEps(double value) {
    return new AdamConfig(learningRate, beta1, beta2, value, weightDecay, decoupled, amsgrad);
  }

  /**
   * With weight decay.
   *
   * @param factor of the parameter
   * @return the changed configuration
   */
  public AdamConfig withWeightDecay(double factor) {
    return new AdamConfig(learningRate, beta1, beta2, eps, factor, decoupled, amsgrad);
  }

  /**
   * With or without the largest second mean so far (Reddi et al., 2018).
   *
   * @param wanted whether it is used
   * @return the changed configuration
   */
  public AdamConfig withAmsgrad(boolean wanted) {
    return new AdamConfig(learningRate, beta1, beta2, eps, weightDecay, decoupled, wanted);
  }
}
