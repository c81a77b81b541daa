package org.fovea.metrics.analysis;

/**
 * What is wrong with a detection that is wrong, or a truth that was not found. Of a detection the
 * first that holds counts, in the order LOCALISATION, CLASSIFICATION, DUPLICATE, BACKGROUND, BOTH.
 */
public enum ErrorType {
  /** It overlaps a truth of another class well enough. */
  CLASSIFICATION,

  /** It overlaps a truth of its class, but not well enough. */
  LOCALISATION,

  /** It overlaps truths of other classes only, and none well enough. */
  BOTH,

  /** It finds what a surer detection has found. */
  DUPLICATE,

  /** It overlaps nothing. */
  BACKGROUND,

  /** A truth that was not found, and that no better place or class of a detection would find. */
  MISSED
}
