package org.fovea.metrics.suppression;

/** How an overlap lowers a score. */
public enum Decay {
  /** By the share that is not overlapped. */
  LINEAR,
  /** By the bell curve of the overlap. */
  GAUSSIAN
}
