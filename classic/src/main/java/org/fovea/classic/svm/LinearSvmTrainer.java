package org.fovea.classic.svm;

import java.util.Random;

/**
 * Trains linear SVMs by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan, "A
 * Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 3 with
 * shrinking), the method of liblinear's solvers 1 and 3, here on dense floats: image descriptors
 * have no zeros to skip. Immutable; the same examples and seed give the same SVM.
 */
public final class LinearSvmTrainer {
  private final LinearSvmConfig config;

  /**
   * A trainer.
   *
   * @param config how to train
   */
  public LinearSvmTrainer(LinearSvmConfig config) {
    this.config = config;
  }

  /**
   * Trains.
   *
   * @param features the examples' features, as many for each
   * @param positive for each example whether it is of the positive class
   * @return the trained classifier
   * @throws IllegalArgumentException if a class has no example, the numbers of examples or features
   *     differ, or a feature is not finite
   */
  public LinearSvm train(float[][] features, boolean[] positive) {
    check(features, positive);
    int n = features.length;
    double[] diagonal = new double[n];
    double[] cap = new double[n];
    double[] curvature = new double[n];
    float biasFeature = (float) config.biasScale();
    for (int i = 0; i < n; i++) {
      double c = config.c() * (positive[i] ? config.positiveWeight() : config.negativeWeight());
      boolean squared = config.loss() == Loss.SQUARED_HINGE;
      cap[i] = squared ? Double.POSITIVE_INFINITY : c;
      diagonal[i] = squared ? 0.5 / c : 0;
      curvature[i] =
          diagonal[i] + Dense.dot(features[i], features[i]) + (double) biasFeature * biasFeature;
    }

    float[] w = new float[features[0].length];
    double b = 0;
    double[] alpha = new double[n];
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    Random random = new Random(config.seed());
    int active = n;
    double shrinkAbove = Double.POSITIVE_INFINITY;
    double shrinkBelow = Double.NEGATIVE_INFINITY;
    for (int epoch = 0; epoch < config.maxEpochs(); epoch++) {
      double largest = Double.NEGATIVE_INFINITY;
      double smallest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < active; i++) {
        swap(order, i, i + random.nextInt(active - i));
      }
      for (int s = 0; s < active; s++) {
        int i = order[s];
        int y = positive[i] ? 1 : -1;
        double gradient =
            y * (Dense.dot(w, features[i]) + b * biasFeature) - 1 + diagonal[i] * alpha[i];
        double projected = gradient;
        if (alpha[i] == 0) {
          if (gradient > shrinkAbove) {
            swap(order, s--, --active);
            continue;
          }
          projected = Math.min(gradient, 0);
        } else if (alpha[i] == cap[i]) {
          if (gradient < shrinkBelow) {
            swap(order, s--, --active);
            continue;
          }
          projected = Math.max(gradient, 0);
        }
        largest = Math.max(largest, projected);
        smallest = Math.min(smallest, projected);
        if (Math.abs(projected) > 1e-12 && curvature[i] > 0) {
          double old = alpha[i];
          alpha[i] = Math.min(Math.max(old - gradient / curvature[i], 0), cap[i]);
          double step = (alpha[i] - old) * y;
          Dense.addScaled((float) step, features[i], w);
          b += step * biasFeature;
        }
      }
      if (largest - smallest <= config.tolerance()) {
        if (active == n) {
          break;
        }
        // What was set aside is looked at again before it is believed.
        active = n;
        shrinkAbove = Double.POSITIVE_INFINITY;
        shrinkBelow = Double.NEGATIVE_INFINITY;
      } else {
        shrinkAbove = largest > 0 ? largest : Double.POSITIVE_INFINITY;
        shrinkBelow = smallest < 0 ? smallest : Double.NEGATIVE_INFINITY;
      }
    }
    return new LinearSvm(w, (float) (b * biasFeature));
  }

  private static void swap(int[] a, int i, int j) {
    int t = a[i];
    a[i] = a[j];
    a[j] = t;
  }

  private static void check(float[][] features, boolean[] positive) {
    if (features.length != positive.length) {
      throw new IllegalArgumentException(
          features.length + " examples, but " + positive.length + " labels");
    }
    int positives = 0;
    for (int i = 0; i < features.length; i++) {
      positives += positive[i] ? 1 : 0;
      if (features[i].length != features[0].length) {
        throw new IllegalArgumentException(
            String.format(
                "example %d has %d features, the first has %d",
                i, features[i].length, features[0].length));
      }
      for (int k = 0; k < features[i].length; k++) {
        if (!Float.isFinite(features[i][k])) {
          throw new IllegalArgumentException(
              String.format("feature %d of example %d is %s", k, i, features[i][k]));
        }
      }
    }
    if (positives == 0 || positives == features.length) {
      throw new IllegalArgumentException(
          String.format(
              "expected examples of both classes, got %d positive and %d negative",
              positives, features.length - positives));
    }
  }
}
