package org.fovea.neural.data;

/**
 * How examples are put into batches. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param batchSize examples per batch, at least 1; the last batch of an epoch may be smaller
 * @param shuffle whether the order is random, another one each epoch
 * @param dropLast whether a last batch that is smaller is left out
 * @param seed of the order and of what is random about the examples
 */
public record DataLoaderConfig(int batchSize, boolean shuffle, boolean dropLast, long seed) {
  public DataLoaderConfig {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "data loader: batchSize is " + batchSize + ", expected 1 or more");
    }
  }

  /**
   * Batch descent: all examples at once.
   *
   * @param seed of what is random about the examples
   * @return one batch per epoch, in the source's order
   */
  public static DataLoaderConfig batch(long seed) {
    return new DataLoaderConfig(Integer.MAX_VALUE, false, false, seed);
  }

  /**
   * Stochastic descent: one example at a time, shuffled.
   *
   * @param seed of the order and of what is random about the examples
   * @return batches of one
   */
  public static DataLoaderConfig stochastic(long seed) {
    return miniBatch(1, seed);
  }

  /**
   * Mini-batch descent: some examples at a time, shuffled, the rest in a smaller batch.
   *
   * @param size examples per batch
   * @param seed of the order and of what is random about the examples
   * @return batches of that size
   */
  public static DataLoaderConfig miniBatch(int size, long seed) {
    return new DataLoaderConfig(size, true, false, seed);
  }

  /**
   * With or without a random order.
   *
   * @param wanted whether the order is random
   * @return the changed configuration
   */
  public DataLoaderConfig withShuffle(boolean wanted) {
    return new DataLoaderConfig(batchSize, wanted, dropLast, seed);
  }

  /**
   * With or without a last batch that is smaller.
   *
   * @param wanted whether it is left out
   * @return the changed configuration
   */
  public DataLoaderConfig withDropLast(boolean wanted) {
    return new DataLoaderConfig(batchSize, shuffle, wanted, seed);
  }
}
