package org.fovea.classic.learning;

import java.util.Arrays;

/**
 * Logistic regression of several classes, {@code P(c | x) = exp(w_c x + b_c) / sum over classes}
 * (Bishop, "Pattern recognition and machine learning", 2006, section 4.3.4). Scores are
 * probabilities. Immutable.
 */
public final class SoftmaxRegression implements ScoredClassifier {
  private final double[] parameters;
  private final int classes;
  private final int length;

  private SoftmaxRegression(double[] parameters, int classes) {
    this.parameters = parameters;
    this.classes = classes;
    this.length = parameters.length / classes - 1;
  }

  /**
   * Trains from weights of 0 by gradient descent on the mean cross-entropy plus penalty. With
   * {@code l2 = 1 / (C n)} for n examples the objective is that of scikit-learn's multinomial
   * {@code LogisticRegression}, divided by {@code C n}.
   *
   * @param features the examples' features, as many for each
   * @param labels for each example its class, {@code 0..classes-1}
   * @param classes how many classes there are, at least 1
   * @param config how to train
   * @return the classifier and its losses
   * @throws IllegalArgumentException if there is no example, numbers of examples or features
   *     differ, a feature is not finite, or a label is no class
   */
  public static Trained<SoftmaxRegression> train(
      float[][] features, int[] labels, int classes, GradientDescentConfig config) {
    Examples.requireSameLength(features);
    Examples.requireLabels(labels, features.length, classes);
    Trained<double[]> trained =
        new GradientDescent(config).minimise(new SoftmaxLoss(features, labels, classes));
    return new Trained<>(new SoftmaxRegression(trained.model(), classes), trained.losses());
  }

  @Override
  public float[] scores(float[] features) {
    Examples.requireLength(features, length);
    double[] logits = SoftmaxLoss.logits(parameters, features, classes);
    double logSum = SoftmaxLoss.logSumExp(logits);
    float[] scores = new float[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = (float) Math.exp(logits[c] - logSum);
    }
    return scores;
  }

  /**
   * The weights of a class.
   *
   * @param c the class, {@code 0..classes-1}
   * @return a copy, one per feature
   */
  public double[] weights(int c) {
    int start = c * (length + 1);
    return Arrays.copyOfRange(parameters, start, start + length);
  }

  /**
   * The bias of a class.
   *
   * @param c the class, {@code 0..classes-1}
   * @return what is added to its weighted sum
   */
  public double bias(int c) {
    return parameters[c * (length + 1) + length];
  }
}
