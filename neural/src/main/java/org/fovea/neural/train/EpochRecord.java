package org.fovea.neural.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an epoch came to.
 *
 * @param epoch its number, from 1
 * @param learningRate of its last step
 * @param seconds it took, validation included
 * @param figures by name: {@code train.loss}, {@code validation.accuracy} and the like; those of
 *     training are means over the epoch while the weights changed
 */
public record EpochRecord(
    int epoch, double learningRate, double seconds, Map<String, Double> figures) {
  /** What the names of figures of training begin with. */
  public static final String TRAIN = "train.";

  /** What the names of figures of validation begin with. */
  public static final String VALIDATION = "validation.";

  public EpochRecord {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }
}
