package org.fovea.neural.model;

import java.util.random.RandomGenerator;

/**
 * A line of the registry.
 *
 * @param info what is known of the network
 * @param maker makes it
 */
record ModelEntry(ModelInfo info, Maker maker) {
  /** Makes a network of one architecture. */
  interface Maker {
    ImageClassifier make(ModelConfig config, RandomGenerator random);
  }
}
