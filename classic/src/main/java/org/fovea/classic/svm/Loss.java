package org.fovea.classic.svm;

/** What an example costs whose margin {@code m = y (w x + b)} is below 1. */
public enum Loss {
  /** {@code 1 - m}. */
  HINGE,

  /** {@code (1 - m)^2}. */
  SQUARED_HINGE
}
