package org.fovea.classic.cascade;

/** What {@link CascadeTrainer} chooses features from. */
public enum FeatureKind {
  /** Viola and Jones' upright Haar-like features. */
  HAAR_UPRIGHT,

  /** Haar-like features, upright and turned by 45 degrees. */
  HAAR_ALL,

  /** Multi-block binary patterns. */
  LBP
}
