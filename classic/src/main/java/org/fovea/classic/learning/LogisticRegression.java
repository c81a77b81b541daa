package org.fovea.classic.learning;

import java.util.Arrays;

/**
 * Logistic regression of two classes, {@code P(positive | x) = 1 / (1 + exp(-(w x + b)))} (Bishop,
 * "Pattern recognition and machine learning", 2006, section 4.3.2). Scores are the probabilities of
 * class 0, the negative, and class 1, the positive. Immutable.
 */
public final class LogisticRegression implements ScoredClassifier {
  private final double[] weights;
  private final double bias;

  /**
   * A classifier of known weights.
   *
   * @param weights one per feature, copied
   * @param bias what is added
   */
  public LogisticRegression(double[] weights, double bias) {
    this.weights = weights.clone();
    this.bias = bias;
  }

  /**
   * Trains from weights of 0 by gradient descent on the mean cross-entropy plus penalty. With
   * {@code l2 = 1 / (C n)} for n examples the objective is that of scikit-learn's {@code
   * LogisticRegression}, divided by {@code C n}.
   *
   * @param features the examples' features, as many for each
   * @param positive for each example whether it is of the positive class
   * @param config how to train
   * @return the classifier and its losses
   * @throws IllegalArgumentException if there is no example, numbers of examples or features
   *     differ, or a feature is not finite
   */
  public static Trained<LogisticRegression> train(
      float[][] features, boolean[] positive, GradientDescentConfig config) {
    int length = Examples.requireSameLength(features);
    if (positive.length != features.length) {
      throw new IllegalArgumentException(
          features.length + " examples, but " + positive.length + " labels");
    }
    Trained<double[]> trained =
        new GradientDescent(config).minimise(new LogisticLoss(features, positive));
    double[] weights = Arrays.copyOf(trained.model(), length);
    return new Trained<>(
        new LogisticRegression(weights, trained.model()[length]), trained.losses());
  }

  /**
   * How probably an example is of the positive class.
   *
   * @param features one example, as many features as there are weights
   * @return 0..1
   * @throws IllegalArgumentException if there are more or fewer features than weights
   */
  public double probability(float[] features) {
    Examples.requireLength(features, weights.length);
    double logit = bias;
    for (int k = 0; k < weights.length; k++) {
      logit += weights[k] * features[k];
    }
    return LogisticLoss.sigmoid(logit);
  }

  @Override
  public float[] scores(float[] features) {
    double p = probability(features);
    return new float[] {(float) (1 - p), (float) p};
  }

  /**
   * The weights.
   *
   * @return a copy, one per feature
   */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * The bias.
   *
   * @return what is added to the weighted sum
   */
  public double bias() {
    return bias;
  }
}
