package org.fovea.classic.learning;

/**
 * Cross-entropy of a linear logistic classifier. Parameters are the weights and then the bias.
 *
 * @param features examples by features
 * @param positive which examples are of the positive class
 */
@SuppressWarnings("ArrayRecordComponent")
record LogisticLoss(float[][] features, boolean[] positive) implements ExampleLoss {
  @Override
  public int examples() {
    return features.length;
  }

  @Override
  public int stride() {
    return features[0].length + 1;
  }

  @Override
  public int parameters() {
    return stride();
  }

  @Override
  public double addGradient(double[] parameters, int example, double factor, double[] gradient) {
    float[] x = features[example];
    double logit = parameters[x.length];
    for (int k = 0; k < x.length; k++) {
      logit += parameters[k] * x[k];
    }
    double error = sigmoid(logit) - (positive[example] ? 1 : 0);
    for (int k = 0; k < x.length; k++) {
      gradient[k] += factor * error * x[k];
    }
    gradient[x.length] += factor * error;
    double margin = positive[example] ? logit : -logit;
    // ln(1 + exp(-m)) in the form whose exponential can't grow.
    return Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
  }

  static double sigmoid(double logit) {
    return logit >= 0 ? 1 / (1 + Math.exp(-logit)) : Math.exp(logit) / (1 + Math.exp(logit));
  }
}
