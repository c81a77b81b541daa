package org.fovea.neural.op;

/** A function of one number, applied in place to the elements of a part of an array. */
@FunctionalInterface
public interface PointFunction {
  /** Leaves everything as it is. */
  PointFunction NONE = (x, from, to) -> {};

  /**
   * Replaces elements by the function's values there.
   *
   * @param x the elements; called from several threads for different parts of an array
   * @param from the first
   * @param to one past the last
   */
  void apply(float[] x, int from, int to);
}
