package org.fovea.neural.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where within its epoch a training is.
 *
 * @param step steps done over all epochs
 * @param batch batches done of the epoch after those of the history
 * @param learningRate the optimiser's
 * @param seconds spent on that epoch
 * @param examples seen in that epoch
 * @param sums of its figures, each batch's value times its number of examples
 */
public record TrainingPosition(
    long step,
    int batch,
    double learningRate,
    double seconds,
    long examples,
    Map<String, Double> sums) {
  public TrainingPosition {
    sums = Collections.unmodifiableMap(new LinkedHashMap<>(sums));
  }
}
