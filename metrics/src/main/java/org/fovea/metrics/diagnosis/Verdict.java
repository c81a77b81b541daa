package org.fovea.metrics.diagnosis;

import java.util.List;

/** What ails a model, with what helps against it, what usually helps most first. */
public enum Verdict {
  /** It doesn't do well even on what it was trained with. */
  HIGH_BIAS(true, false),
  /** It does much worse on new data than on what it was trained with. */
  HIGH_VARIANCE(false, true),
  /** Both. */
  HIGH_BIAS_AND_VARIANCE(true, true),
  /** It does about as well as can be, on new data too. */
  NEITHER(false, false);

  private static final List<String> AGAINST_BIAS =
      List.of(
          "train a bigger network",
          "train longer, or with a better optimiser or learning rate",
          "regularise less (weight decay, dropout, augmentation)",
          "try another architecture or better input features");
  private static final List<String> AGAINST_VARIANCE =
      List.of(
          "get more training data",
          "augment the training data",
          "regularise more (weight decay, dropout, early stopping)",
          "try another architecture, or a smaller one");
  private static final List<String> DONE =
      List.of("measure on a test set", "look at single errors, and at data of the field");

  private final boolean bias;
  private final boolean variance;

  Verdict(boolean bias, boolean variance) {
    this.bias = bias;
    this.variance = variance;
  }

  static Verdict of(boolean bias, boolean variance) {
    if (bias) {
      return variance ? HIGH_BIAS_AND_VARIANCE : HIGH_BIAS;
    }
    return variance ? HIGH_VARIANCE : NEITHER;
  }

  /**
   * What to try. Bias goes first: what is done against it changes the variance too.
   *
   * @return short sentences
   */
  public List<String> advice() {
    if (bias) {
      return AGAINST_BIAS;
    }
    return variance ? AGAINST_VARIANCE : DONE;
  }
}
