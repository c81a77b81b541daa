package org.fovea.metrics.progress;

/**
 * Hears how far a long-running piece of work is. Called from the thread that does the work;
 * throwing a {@link java.util.concurrent.CancellationException} from here stops the work.
 */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (stage, done, total) -> {};

  /**
   * Called when a step is done, and once with {@code done = 0} when a stage begins.
   *
   * @param stage what is being done, in a few words, the same for every step of a stage
   * @param done steps finished, {@code 0..total}
   * @param total steps in this stage, at least 1
   */
  void update(String stage, long done, long total);
}
