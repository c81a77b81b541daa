package org.fovea.classic.learning;

/** A loss that is a mean over examples, of a model with rows of weights that end in a bias. */
interface ExampleLoss {
  int examples();

  int parameters();

  /** Parameters per row; the last of each is a bias. */
  int stride();

  /**
   * Adds the gradient of one example's loss.
   *
   * @return the example's loss
   */
  double addGradient(double[] parameters, int example, double factor, double[] gradient);
}
