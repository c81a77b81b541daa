package org.fovea.neural.train;

/** Hears how a training goes, on the thread that trains; may ask it to stop. */
public interface TrainingListener {
  /**
   * A step is about to begin. The learning rate of a schedule is set already.
   *
   * @param trainer who trains
   * @param step its number, from 0, over all epochs
   */
  default void stepBegins(Trainer<?> trainer, long step) {}

  /**
   * A step has changed the weights.
   *
   * @param trainer who trains
   * @param step its number, from 0, over all epochs
   * @param loss the mean loss of its batches
   */
  default void stepEnded(Trainer<?> trainer, long step, double loss) {}

  /**
   * An epoch is over and validated.
   *
   * @param trainer who trains
   * @param record what it came to, the last of {@link Trainer#history()}
   */
  default void epochEnded(Trainer<?> trainer, EpochRecord record) {}

  /**
   * Training goes on where an earlier one stopped, which had this epoch: the chance to come to the
   * state that {@link #epochEnded} left there.
   *
   * @param record what the epoch came to
   */
  default void epochRecalled(EpochRecord record) {}

  /**
   * Training was asked to stop and does so within an epoch.
   *
   * @param trainer who trains
   */
  default void interrupted(Trainer<?> trainer) {}
}
