package org.fovea.metrics.classification;

/** How the numbers of classes become one. */
public enum Averaging {
  /** One number of all entries together, where every class is counted as positive in turn. */
  MICRO,
  /** The mean over all classes, those that don't occur too. */
  MACRO,
  /** The mean over classes weighted by how often they occur in the truth. */
  WEIGHTED
}
