package org.fovea.neural.train;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What dropout and the like draw from in a training that can be resumed: begun anew for every
 * batch, so that what is random about a batch follows from the seed and the batch's number alone.
 * Used by the thread that trains.
 */
public final class StepRandom implements RandomGenerator {
  private final long seed;
  private SplittableRandom random;

  /**
   * Makes a generator.
   *
   * @param seed of all batches
   */
  public StepRandom(long seed) {
    this.seed = seed;
    random = new SplittableRandom(seed);
  }

  /**
   * Begins the draws of a batch.
   *
   * @param number the batch's, any
   */
  public void begin(long number) {
    random = new SplittableRandom(new SplittableRandom(seed + number).nextLong());
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }
}
