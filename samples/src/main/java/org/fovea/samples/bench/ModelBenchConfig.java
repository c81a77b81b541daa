package org.fovea.samples.bench;

/**
 * How to measure a network. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param size rows and columns of the picture, at least 1, or 0 for those that the network is made
 *     for
 * @param batch pictures at once, at least 1
 * @param training whether steps of training are measured, or inference
 * @param threads threads that share the work, at least 1
 * @param runs how many are measured, at least 1
 * @param warmUpSeconds how long to run before, about, 0 to 3600; at least three runs
 */
public record ModelBenchConfig(
    int size, int batch, boolean training, int threads, int runs, double warmUpSeconds) {
  public ModelBenchConfig {
    requireAtLeast("size", 0, size);
    requireAtLeast("batch", 1, batch);
    requireAtLeast("threads", 1, threads);
    requireAtLeast("runs", 1, runs);
    if (!(warmUpSeconds >= 0 && warmUpSeconds <= 3600)) {
      throw new IllegalArgumentException("seconds is " + warmUpSeconds + ", expected 0 to 3600");
    }
  }

  private static void requireAtLeast(String name, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + " is " + value + ", expected " + least + " or more");
    }
  }
}
