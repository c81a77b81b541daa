package org.fovea.metrics.diagnosis;

/** Where training stood when it ended. */
public enum TrainingStage {
  /** Both errors were still falling. */
  UNDERFITTING("train longer, or with a higher learning rate"),
  /** The validation error rose while the training error didn't. */
  OVERFITTING("keep the weights of the best epoch, regularise more, or get more data"),
  /** Both errors rose. */
  DIVERGING("lower the learning rate, clip gradients, or look for bad examples"),
  /** None of these: more of the same changes little. */
  CONVERGED("the number of epochs is right; see the diagnosis at the best epoch");

  private final String advice;

  TrainingStage(String advice) {
    this.advice = advice;
  }

  /**
   * What to try.
   *
   * @return a short sentence
   */
  public String advice() {
    return advice;
  }
}
