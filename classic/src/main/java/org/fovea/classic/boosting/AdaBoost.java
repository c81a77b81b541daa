package org.fovea.classic.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Trains {@link BoostedStumps} on any features. Immutable; the same examples give the same stumps.
 */
public final class AdaBoost {
  private final BoostingKind kind;
  private final int rounds;
  private final Executor executor;

  /**
   * A trainer that works on the caller's thread.
   *
   * @param kind of boosting
   * @param rounds how many stumps, at least 1
   * @throws IllegalArgumentException if there are fewer than 1
   */
  public AdaBoost(BoostingKind kind, int rounds) {
    this(kind, rounds, task -> {});
  }

  /**
   * A trainer that works on several threads, with the same result for any number of them.
   *
   * @param kind of boosting
   * @param rounds how many stumps, at least 1
   * @param executor whose threads work beside the caller's
   * @throws IllegalArgumentException if there are fewer than 1
   */
  public AdaBoost(BoostingKind kind, int rounds, Executor executor) {
    if (rounds < 1) {
      throw new IllegalArgumentException("rounds must be at least 1, got " + rounds);
    }
    this.kind = kind;
    this.rounds = rounds;
    this.executor = executor;
  }

  /**
   * Trains.
   *
   * @param features the examples' features, as many for each, finite
   * @param positive for each example whether it is of the positive class
   * @return the trained classifier
   * @throws IllegalArgumentException if a class has no example, the numbers of examples or features
   *     differ, or a feature is not finite
   */
  public BoostedStumps train(float[][] features, boolean[] positive) {
    Boosting<Stump> boosting =
        new Boosting<>(kind, new StumpLearner(columns(features), executor), positive);
    List<Stump> stumps = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      stumps.add(boosting.next());
    }
    return new BoostedStumps(stumps);
  }

  private static float[][] columns(float[][] features) {
    int count = features.length == 0 ? 0 : features[0].length;
    float[][] columns = new float[count][features.length];
    for (int i = 0; i < features.length; i++) {
      if (features[i].length != count) {
        throw new IllegalArgumentException(
            "example %d has %d features, the first has %d".formatted(i, features[i].length, count));
      }
      for (int f = 0; f < count; f++) {
        columns[f][i] = features[i][f];
      }
    }
    return columns;
  }
}
