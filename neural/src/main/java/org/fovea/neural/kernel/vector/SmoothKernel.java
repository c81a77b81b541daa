package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import org.fovea.neural.kernel.FloatExp;
import org.fovea.neural.kernel.RationalErf;

/**
 * Functions made of the exponential and the error function, a vector at a time, with the steps of
 * {@link FloatExp} and {@link RationalErf}. Each method computes whole vectors only, in place, and
 * returns where it stopped.
 */
final class SmoothKernel {
  private static final float[] E = FloatExp.polynomial();
  private static final float[] P = RationalErf.numerator();
  private static final float[] Q = RationalErf.denominator();
  private static final float ROOT_HALF = (float) Math.sqrt(0.5);

  private SmoothKernel() {}

  static int exp(float[] x, int from, int to) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      exp(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
    }
    return i;
  }

  static int sigmoid(float[] x, int from, int to) {
    int i = from;
    FloatVector one = all(1);
    for (; i + LANES <= to; i += LANES) {
      FloatVector t = FloatVector.fromArray(SPECIES, x, i);
      one.div(exp(t.neg()).add(one)).intoArray(x, i);
    }
    return i;
  }

  static int silu(float[] x, int from, int to) {
    int i = from;
    FloatVector one = all(1);
    for (; i + LANES <= to; i += LANES) {
      FloatVector t = FloatVector.fromArray(SPECIES, x, i);
      t.mul(one.div(exp(t.neg()).add(one))).intoArray(x, i);
    }
    return i;
  }

  static int gelu(float[] x, int from, int to) {
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      FloatVector t = FloatVector.fromArray(SPECIES, x, i);
      t.mul(0.5f).mul(erf(t.mul(ROOT_HALF)).add(1)).intoArray(x, i);
    }
    return i;
  }

  private static FloatVector exp(FloatVector x) {
    FloatVector u = x.min(FloatExp.GREATEST).max(FloatExp.LEAST);
    FloatVector shifted = u.fma(all(FloatExp.LOG2_E), all(FloatExp.ROUNDING));
    FloatVector n = shifted.sub(FloatExp.ROUNDING);
    FloatVector r = n.fma(all(-FloatExp.LN2_HIGH), u);
    r = n.fma(all(-FloatExp.LN2_LOW), r);
    FloatVector p = r.fma(all(E[0]), all(E[1]));
    p = p.fma(r, all(E[2]));
    p = p.fma(r, all(E[3]));
    p = p.fma(r, all(E[4]));
    p = p.fma(r, all(E[5]));
    p = p.fma(r.mul(r), r).add(1);
    // The lowest bits are n: the rest is shifted out.
    IntVector half =
        n.max(-FloatExp.HALF_EXPONENT)
            .add(FloatExp.HALF_EXPONENT + FloatExp.ROUNDING)
            .reinterpretAsInts()
            .lanewise(VectorOperators.LSHL, FloatExp.EXPONENT_SHIFT);
    return p.mul(half.reinterpretAsFloats()).mul(2);
  }

  private static FloatVector erf(FloatVector x) {
    FloatVector u = x.min(RationalErf.LIMIT).max(-RationalErf.LIMIT);
    FloatVector v = u.mul(u);
    FloatVector p = v.fma(all(P[0]), all(P[1]));
    p = v.fma(p, all(P[2]));
    p = v.fma(p, all(P[3]));
    p = v.fma(p, all(P[4]));
    p = v.fma(p, all(P[5]));
    p = v.fma(p, all(P[6]));
    FloatVector q = v.fma(all(Q[0]), all(Q[1]));
    q = v.fma(q, all(Q[2]));
    q = v.fma(q, all(Q[3]));
    q = v.fma(q, all(Q[4]));
    return u.mul(p.div(q));
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
