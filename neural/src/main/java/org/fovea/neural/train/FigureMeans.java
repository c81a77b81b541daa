package org.fovea.neural.train;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The means of losses and figures over batches, each batch weighted by its number of examples.
 * {@code loss} is the sum of the losses; where there are several, each has its own line too.
 */
final class FigureMeans {
  private final Map<String, Double> sums = new LinkedHashMap<>();
  private long examples;

  FigureMeans() {}

  /** Goes on from the sums of another. */
  FigureMeans(Map<String, Double> sums, long examples) {
    this.sums.putAll(sums);
    this.examples = examples;
  }

  void add(StepOutcome outcome) {
    double total = 0;
    for (var loss : outcome.losses().entrySet()) {
      double value = loss.getValue().item();
      total += value;
      if (outcome.losses().size() > 1) {
        add(loss.getKey(), value, outcome.examples());
      }
    }
    add("loss", total, outcome.examples());
    outcome.figures().forEach((name, value) -> add(name, value, outcome.examples()));
    examples += outcome.examples();
  }

  private void add(String name, double value, int weight) {
    sums.merge(name, value * weight, Double::sum);
  }

  Map<String, Double> values() {
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / examples));
    return means;
  }

  Map<String, Double> sums() {
    return sums;
  }

  long examples() {
    return examples;
  }
}
