package org.fovea.neural.train;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.neural.data.DataLoader;
import org.fovea.neural.optim.Optimizer;
import org.fovea.neural.tensor.Tensor;

/**
 * Finds a learning rate to begin with: trains for a while with a rate that grows from step to step
 * and looks where the loss falls fastest (Smith, Cyclical Learning Rates for Training Neural
 * Networks, 2017, section 3.3). Network and optimiser are put back to where they were.
 */
public final class RateFinder {
  private static final double LOWEST = 1e-7;
  private static final double HIGHEST = 10;

  /** The share of the smoothed loss that a step keeps. */
  private static final double SMOOTHING = 0.95;

  /** The sweep ends when the smoothed loss is as many times the lowest one. */
  private static final double DIVERGED = 4;

  private RateFinder() {}

  /**
   * Sweeps from 1e-7 to 10.
   *
   * @param <B> what a batch is
   * @param task what to learn
   * @param optimizer of the network's parameters
   * @param loader examples to learn from, begun again as often as needed
   * @param steps how many rates to try, at least 10
   * @return the rates and losses
   */
  public static <B> RateSweep sweep(
      TrainingTask<B> task, Optimizer optimizer, DataLoader<?, B> loader, int steps) {
    if (steps < 10 || loader.batches() == 0) {
      throw new IllegalArgumentException(
          "rate finder: %d steps over %d batches, expected at least 10 steps and a batch"
              .formatted(steps, loader.batches()));
    }
    Map<String, Tensor> model = copy(task.module().stateDict());
    Map<String, Tensor> memory = optimizer.stateDict();
    double rate = optimizer.learningRate();
    task.module().train();
    try {
      return sweepFrom(task, optimizer, loader, steps);
    } finally {
      task.module().loadStateDict(model);
      optimizer.loadStateDict(memory);
      optimizer.learningRate(rate);
      optimizer.zeroGrad();
    }
  }

  private static <B> RateSweep sweepFrom(
      TrainingTask<B> task, Optimizer optimizer, DataLoader<?, B> loader, int steps) {
    List<Double> rates = new ArrayList<>();
    List<Double> losses = new ArrayList<>();
    Iterator<B> batches = loader.epoch(0).iterator();
    double smoothed = 0;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < steps; i++) {
      if (!batches.hasNext()) {
        batches = loader.epoch(i).iterator();
      }
      double rate = LOWEST * Math.pow(HIGHEST / LOWEST, i / (steps - 1.0));
      optimizer.learningRate(rate);
      optimizer.zeroGrad();
      Tensor loss = task.step(batches.next()).total();
      smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * loss.item();
      double unbiased = smoothed / (1 - Math.pow(SMOOTHING, i + 1));
      if (!(unbiased < DIVERGED * lowest)) {
        break;
      }
      lowest = Math.min(lowest, unbiased);
      rates.add(rate);
      losses.add(unbiased);
      loss.backward();
      optimizer.step();
    }
    return new RateSweep(rates, losses);
  }

  private static Map<String, Tensor> copy(Map<String, Tensor> state) {
    Map<String, Tensor> copy = new LinkedHashMap<>();
    state.forEach(
        (name, values) -> copy.put(name, Tensor.of(values.data().clone(), values.shape())));
    return copy;
  }
}
