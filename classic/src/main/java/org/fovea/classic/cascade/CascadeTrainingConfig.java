package org.fovea.classic.cascade;

import org.fovea.classic.boosting.BoostingKind;

/**
 * How {@link CascadeTrainer} trains.
 *
 * @param features what is chosen from
 * @param boosting kind of boosting
 * @param maxStages most stages, at least 1
 * @param minHitRate share of the objects that each stage must let pass, 0..1; after ten stages of
 *     0.995, 0.95 of them are left
 * @param maxFalseAlarmRate share of the background windows that a stage may let pass, above 0 and
 *     below 1; after ten stages of 0.5, 0.001 of them are left
 * @param maxWeakClassifiers most weak classifiers of a stage, which ends there even if too many
 *     background windows pass, at least 1
 * @param negatives background windows that each stage learns from, at least 1
 * @param featuresPerStage features drawn at random that each stage chooses from, at least 1; 8
 *     bytes of memory for each and each example
 * @param seed of all choices at random
 */
public record CascadeTrainingConfig(
    FeatureKind features,
    BoostingKind boosting,
    int maxStages,
    double minHitRate,
    double maxFalseAlarmRate,
    int maxWeakClassifiers,
    int negatives,
    int featuresPerStage,
    long seed) {
  public CascadeTrainingConfig {
    atLeastOne("maxStages", maxStages);
    if (!(minHitRate >= 0 && minHitRate <= 1)) {
      throw new IllegalArgumentException("minHitRate must be 0..1, got " + minHitRate);
    }
    if (!(maxFalseAlarmRate > 0 && maxFalseAlarmRate < 1)) {
      throw new IllegalArgumentException(
          "maxFalseAlarmRate must be above 0 and below 1, got " + maxFalseAlarmRate);
    }
    atLeastOne("maxWeakClassifiers", maxWeakClassifiers);
    atLeastOne("negatives", negatives);
    atLeastOne("featuresPerStage", featuresPerStage);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  /**
   * Up to 15 stages of Gentle AdaBoost on upright Haar-like features, each with hit rate 0.995,
   * false alarm rate 0.5, up to 100 stumps from 5000 features and 2000 negatives.
   *
   * @return the configuration
   */
  public static CascadeTrainingConfig defaults() {
    return new CascadeTrainingConfig(
        FeatureKind.HAAR_UPRIGHT, BoostingKind.GENTLE, 15, 0.995, 0.5, 100, 2000, 5000, 1);
  }

  /**
   * The same with other features.
   *
   * @param kind what is chosen from
   * @param perStage features that each stage chooses from, at least 1
   * @return a changed copy
   */
  public CascadeTrainingConfig withFeatures(FeatureKind kind, int perStage) {
    return new CascadeTrainingConfig(
        kind,
        boosting,
        maxStages,
        minHitRate,
        maxFalseAlarmRate,
        maxWeakClassifiers,
        negatives,
        perStage,
        seed);
  }

  /**
   * The same with other boosting.
   *
   * @param kind of boosting
   * @param maxWeak most weak classifiers of a stage, at least 1
   * @return a changed copy
   */
  public CascadeTrainingConfig withBoosting(BoostingKind kind, int maxWeak) {
    return new CascadeTrainingConfig(
        features,
        kind,
        maxStages,
        minHitRate,
        maxFalseAlarmRate,
        maxWeak,
        negatives,
        featuresPerStage,
        seed);
  }

  /**
   * The same with other targets.
   *
   * @param stages most stages, at least 1
   * @param hitRate share of the objects that each stage must let pass, 0..1
   * @param falseAlarmRate share of the background windows that a stage may let pass, above 0 and
   *     below 1
   * @return a changed copy
   */
  public CascadeTrainingConfig withTargets(int stages, double hitRate, double falseAlarmRate) {
    return new CascadeTrainingConfig(
        features,
        boosting,
        stages,
        hitRate,
        falseAlarmRate,
        maxWeakClassifiers,
        negatives,
        featuresPerStage,
        seed);
  }

  /**
   * The same with other negatives.
   *
   * @param count background windows that each stage learns from, at least 1
   * @param random seed of all choices at random
   * @return a changed copy
   */
  public CascadeTrainingConfig withNegatives(int count, long random) {
    return new CascadeTrainingConfig(
        features,
        boosting,
        maxStages,
        minHitRate,
        maxFalseAlarmRate,
        maxWeakClassifiers,
        count,
        featuresPerStage,
        random);
  }
}
