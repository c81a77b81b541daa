package org.fovea.neural.augment;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A random change of a picture and what is in it. Immutable; several threads may use it at the same
 * time, each with a generator of its own. The same generator in the same state gives the same
 * result.
 */
@FunctionalInterface
public interface Augmentation {
  /**
   * Changes an example.
   *
   * @param example not modified
   * @param random draws all that is random
   * @return the changed example, or the same where nothing changes
   */
  AnnotatedImage apply(AnnotatedImage example, RandomGenerator random);

  /**
   * No change.
   *
   * @return gives what it is given
   */
  static Augmentation identity() {
    return (example, random) -> example;
  }

  /**
   * Several changes, one after another.
   *
   * @param steps in their order
   * @return all of them as one
   */
  static Augmentation sequence(Augmentation... steps) {
    List<Augmentation> all = List.of(steps);
    return (example, random) -> {
      AnnotatedImage changed = example;
      for (Augmentation step : all) {
        changed = step.apply(changed, random);
      }
      return changed;
    };
  }

  /**
   * This change, made to some examples only.
   *
   * @param probability of the change, 0..1
   * @return the change or none
   * @throws IllegalArgumentException if the probability is out of range
   */
  default Augmentation withProbability(double probability) {
    Range.UNIT.require("augmentation: probability", probability);
    return (example, random) ->
        random.nextDouble() < probability ? apply(example, random) : example;
  }
}
