package org.fovea.neural.augment.batch;

import java.util.random.RandomGenerator;
import org.fovea.neural.data.LabelledBatch;

/** A random mixture of the examples of a batch. Immutable. */
@FunctionalInterface
public interface BatchMixing {
  /**
   * Mixes a batch.
   *
   * @param batch not modified
   * @param random draws all that is random
   * @return as many examples
   */
  SoftLabelledBatch apply(LabelledBatch batch, RandomGenerator random);
}
