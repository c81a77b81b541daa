package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;
import java.util.List;
import org.fovea.classic.boosting.WeakLearner;

/**
 * Boosts the weak classifiers of a stage on windows, with features of one kind.
 *
 * @param <W> the type of weak classifier
 */
interface StageTrainer<W> {
  /** A learner on so many features drawn at random. */
  WeakLearner<W> learner(List<GrayU8> windows, int features, long seed);

  /** Takes a weak classifier that the last learner found into the pool; what the cascade keeps. */
  WeakClassifier keep(W weak);

  /** The features kept so far. */
  FeaturePool pool();
}
