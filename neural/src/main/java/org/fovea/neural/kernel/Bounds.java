package org.fovea.neural.kernel;

/**
 * Bounds that results are kept between, as by a rectifier; NaN is left alone.
 *
 * @param lower what is less becomes this
 * @param upper what is greater becomes this
 */
public record Bounds(float lower, float upper) {
  /** Everything is left as it is. */
  public static final Bounds NONE = new Bounds(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
}
