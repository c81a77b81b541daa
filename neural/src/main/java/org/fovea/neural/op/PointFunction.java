package org.fovea.neural.op;

import org.fovea.neural.kernel.Bounds;
import org.jspecify.annotations.Nullable;

/** A function of one number, applied in place to the elements of a part of an array. */
@FunctionalInterface
public interface PointFunction {
  /** Leaves everything as it is. */
  PointFunction NONE =
      new PointFunction() {
        @Override
        public void apply(float[] x, int from, int to) {}

        @Override
        public Bounds bounds() {
          return Bounds.NONE;
        }
      };

  /**
   * Replaces elements by the function's values there.
   *
   * @param x the elements; called from several threads for different parts of an array
   * @param from the first
   * @param to one past the last
   */
  void apply(float[] x, int from, int to);

  /**
   * The bounds that the function keeps its argument between, if that is all it does.
   *
   * @return them, or null for any other function
   */
  default @Nullable Bounds bounds() {
    return null;
  }
}
