package org.fovea.features.edge;

/** What the two thresholds of {@link Canny} are measured in. */
public enum ThresholdUnit {
  /** The gradient of the picture's own values by the Sobel filter's whole-number weights. */
  GRADIENT,

  /**
   * The same of values divided by 255 where they are bytes; floats are taken as they are, white as
   * 1. It is scikit-image's unit.
   */
  FRACTION,

  /** The part of all pixels whose gradient is smaller, 0..1. */
  QUANTILE
}
