package org.fovea.classic.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Gradient descent from zeros.
 *
 * @param config how it goes
 */
record GradientDescent(GradientDescentConfig config) {
  Trained<double[]> minimise(ExampleLoss loss) {
    double[] parameters = new double[loss.parameters()];
    double[] gradient = new double[parameters.length];
    int[] order = new int[loss.examples()];
    Arrays.setAll(order, i -> i);
    Random random = new Random(config.seed());
    List<Double> losses = new ArrayList<>();
    losses.add(objective(loss, parameters));
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      shuffle(order, random);
      for (int from = 0; from < order.length; ) {
        int to = from + Math.min(config.batchSize(), order.length - from);
        Arrays.fill(gradient, 0);
        for (int i = from; i < to; i++) {
          loss.addGradient(parameters, order[i], 1.0 / (to - from), gradient);
        }
        step(parameters, gradient, loss.stride());
        from = to;
      }
      losses.add(objective(loss, parameters));
    }
    return new Trained<>(parameters, losses);
  }

  private void step(double[] parameters, double[] gradient, int stride) {
    for (int i = 0; i < parameters.length; i++) {
      boolean bias = i % stride == stride - 1;
      double penalty = bias ? 0 : config.l2() * parameters[i];
      parameters[i] -= config.learningRate() * (gradient[i] + penalty);
    }
  }

  private double objective(ExampleLoss loss, double[] parameters) {
    double[] unused = new double[parameters.length];
    double sum = 0;
    for (int i = 0; i < loss.examples(); i++) {
      sum += loss.addGradient(parameters, i, 0, unused);
    }
    double squares = 0;
    for (int i = 0; i < parameters.length; i++) {
      boolean bias = i % loss.stride() == loss.stride() - 1;
      squares += bias ? 0 : parameters[i] * parameters[i];
    }
    return sum / loss.examples() + config.l2() / 2 * squares;
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
