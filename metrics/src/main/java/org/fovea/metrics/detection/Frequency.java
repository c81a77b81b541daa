package org.fovea.metrics.detection;

/** In how many training pictures of a large vocabulary a class occurs, as LVIS groups classes. */
public enum Frequency {
  /** In at most 10: {@code "r"}. */
  RARE,

  /** In 11 to 100: {@code "c"}. */
  COMMON,

  /** In more than 100: {@code "f"}. */
  FREQUENT
}
