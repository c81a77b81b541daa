package org.fovea.neural.op;

import org.fovea.neural.kernel.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the results of a convolution or an affine map before they leave the cache: a
 * tensor is added, then a function is applied.
 *
 * @param addend as many elements as the result, in the same order, or null for none
 * @param function applied to the sums
 */
@SuppressWarnings("ArrayRecordComponent") // Local to a call.
record Epilogue(float @Nullable [] addend, PointFunction function) {
  static final Epilogue NONE = new Epilogue(null, PointFunction.NONE);

  /** Elements at a time: they stay in the first-level cache between sum and function. */
  private static final int RANGE = 1 << 11;

  /** Completes the elements of a part of a result, whose column stride is 1. */
  void apply(Matrix part) {
    for (int row = 0; row < part.rows(); row++) {
      int at = part.offset() + row * part.rowStride();
      apply(part.data(), at, at + part.columns());
    }
  }

  /** Completes some elements of a result. */
  void apply(float[] out, int from, int to) {
    float[] terms = addend;
    if (terms == null) {
      function.apply(out, from, to);
      return;
    }
    for (int at = from; at < to; at += RANGE) {
      int end = Math.min(to, at + RANGE);
      add(terms, out, at, end);
      function.apply(out, at, end);
    }
  }

  private static void add(float[] terms, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] += terms[i];
    }
  }
}
