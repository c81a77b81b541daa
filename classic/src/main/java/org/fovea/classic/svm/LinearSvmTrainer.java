package org.fovea.classic.svm;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Random;

/**
 * Trains linear SVMs with liblinear's dual coordinate descent (Hsieh, Chang, Lin, Keerthi and
 * Sundararajan, "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008; its
 * solvers 1 and 3). Immutable; the same examples and seed give the same SVM. While it trains, a
 * feature takes some 28 bytes.
 */
public final class LinearSvmTrainer {
  static {
    // liblinear would report every ten passes on standard output, which belongs to the program.
    Linear.disableDebugOutput();
  }

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
    return train(examples(features), positive);
  }

  /** The examples as liblinear wants them, with the bias feature last where there is a bias. */
  Feature[][] examples(float[][] features) {
    Feature[][] examples = new Feature[features.length][];
    for (int i = 0; i < features.length; i++) {
      int length = features[i].length;
      if (length != features[0].length) {
        throw new IllegalArgumentException(
            String.format(
                "example %d has %d features, the first has %d", i, length, features[0].length));
      }
      boolean hasBias = config.biasScale() > 0;
      examples[i] = new Feature[hasBias ? length + 1 : length];
      for (int k = 0; k < length; k++) {
        if (!Float.isFinite(features[i][k])) {
          throw new IllegalArgumentException(
              String.format("feature %d of example %d is %s", k, i, features[i][k]));
        }
        examples[i][k] = new FeatureNode(k + 1, features[i][k]);
      }
      if (hasBias) {
        examples[i][length] = new FeatureNode(length + 1, config.biasScale());
      }
    }
    return examples;
  }

  /** Trains on what {@link #examples} made, which several classes may share. */
  LinearSvm train(Feature[][] examples, boolean[] positive) {
    if (examples.length != positive.length) {
      throw new IllegalArgumentException(
          examples.length + " examples, but " + positive.length + " labels");
    }
    Problem problem = new Problem();
    problem.l = examples.length;
    problem.x = examples;
    problem.y = new double[examples.length];
    int positives = 0;
    for (int i = 0; i < positive.length; i++) {
      problem.y[i] = positive[i] ? 1 : -1;
      positives += positive[i] ? 1 : 0;
    }
    if (positives == 0 || positives == positive.length) {
      throw new IllegalArgumentException(
          String.format(
              "expected examples of both classes, got %d positive and %d negative",
              positives, positive.length - positives));
    }
    boolean hasBias = config.biasScale() > 0;
    problem.bias = hasBias ? config.biasScale() : -1;
    problem.n = examples[0].length;

    Model model = Linear.train(problem, parameter());
    double[] trained = model.getFeatureWeights();
    // liblinear's positive class is the one that it meets first.
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    float[] weights = new float[hasBias ? problem.n - 1 : problem.n];
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) (sign * trained[k]);
    }
    double bias = hasBias ? sign * trained[weights.length] * config.biasScale() : 0;
    return new LinearSvm(weights, (float) bias);
  }

  private Parameter parameter() {
    SolverType solver =
        switch (config.loss()) {
          case HINGE -> SolverType.L2R_L1LOSS_SVC_DUAL;
          case SQUARED_HINGE -> SolverType.L2R_L2LOSS_SVC_DUAL;
        };
    Parameter parameter = new Parameter(solver, config.c(), config.tolerance());
    parameter.setMaxIters(config.maxEpochs());
    parameter.setWeights(
        new double[] {config.positiveWeight(), config.negativeWeight()}, new int[] {1, -1});
    parameter.setRandom(new Random(config.seed()));
    return parameter;
  }
}
