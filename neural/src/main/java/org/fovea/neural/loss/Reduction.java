package org.fovea.neural.loss;

/** What becomes of the losses of single elements. */
public enum Reduction {
  /** They stay as they are. */
  NONE,
  /** Their mean; for weighted losses, the sum divided by the sum of the weights. */
  MEAN,
  /** Their sum. */
  SUM
}
