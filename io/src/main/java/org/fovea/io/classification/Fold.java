package org.fovea.io.classification;

/** One round of a cross-validation. */
public final class Fold {
  private final int[] train;
  private final int[] test;

  Fold(int[] train, int[] test) {
    this.train = train;
    this.test = test;
  }

  /**
   * What to train on.
   *
   * @return the numbers of the examples, ascending; a copy
   */
  public int[] train() {
    return train.clone();
  }

  /**
   * What to test on.
   *
   * @return the numbers of all other examples, ascending; a copy
   */
  public int[] test() {
    return test.clone();
  }
}
