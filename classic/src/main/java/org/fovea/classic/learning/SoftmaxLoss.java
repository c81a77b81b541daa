package org.fovea.classic.learning;

/**
 * Cross-entropy of a linear softmax classifier. Parameters are, for each class, its weights and
 * then its bias.
 *
 * @param features examples by features
 * @param labels the examples' classes
 * @param classes how many classes there are
 */
@SuppressWarnings("ArrayRecordComponent")
record SoftmaxLoss(float[][] features, int[] labels, int classes) implements ExampleLoss {
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
    return classes * stride();
  }

  @Override
  public double addGradient(double[] parameters, int example, double factor, double[] gradient) {
    float[] x = features[example];
    double[] logits = logits(parameters, x, classes);
    double logSum = logSumExp(logits);
    for (int c = 0; c < classes; c++) {
      double error = Math.exp(logits[c] - logSum) - (labels[example] == c ? 1 : 0);
      int start = c * stride();
      for (int k = 0; k < x.length; k++) {
        gradient[start + k] += factor * error * x[k];
      }
      gradient[start + x.length] += factor * error;
    }
    return logSum - logits[labels[example]];
  }

  static double[] logits(double[] parameters, float[] x, int classes) {
    double[] logits = new double[classes];
    for (int c = 0; c < classes; c++) {
      int start = c * (x.length + 1);
      double sum = parameters[start + x.length];
      for (int k = 0; k < x.length; k++) {
        sum += parameters[start + k] * x[k];
      }
      logits[c] = sum;
    }
    return logits;
  }

  /** With the largest taken out, so that no exponential overflows. */
  static double logSumExp(double[] logits) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double v : logits) {
      largest = Math.max(largest, v);
    }
    double sum = 0;
    for (double v : logits) {
      sum += Math.exp(v - largest);
    }
    return largest + Math.log(sum);
  }
}
