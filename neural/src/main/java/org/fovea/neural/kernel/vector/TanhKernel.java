package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.fovea.neural.kernel.RationalTanh;

/** The hyperbolic tangent, a vector at a time, with the steps of {@link RationalTanh}. */
final class TanhKernel {
  private static final float[] P = RationalTanh.numerator();
  private static final float[] Q = RationalTanh.denominator();

  private TanhKernel() {}

  /** Whole vectors only; returns where it stopped. */
  static int tanh(float[] x, float[] out, int from, int to) {
    FloatVector p0 = all(P[0]);
    FloatVector p1 = all(P[1]);
    FloatVector p2 = all(P[2]);
    FloatVector p3 = all(P[3]);
    FloatVector p4 = all(P[4]);
    FloatVector p5 = all(P[5]);
    FloatVector p6 = all(P[6]);
    int i = from;
    for (; i + LANES <= to; i += LANES) {
      FloatVector t = FloatVector.fromArray(SPECIES, x, i);
      FloatVector u = t.min(RationalTanh.LIMIT).max(-RationalTanh.LIMIT);
      FloatVector v = u.mul(u);
      FloatVector p = v.fma(p0, p1);
      p = v.fma(p, p2);
      p = v.fma(p, p3);
      p = v.fma(p, p4);
      p = v.fma(p, p5);
      p = v.fma(p, p6);
      FloatVector q = v.fma(all(Q[0]), all(Q[1]));
      q = v.fma(q, all(Q[2]));
      q = v.fma(q, all(Q[3]));
      FloatVector y = u.mul(p.div(q));
      VectorMask<Float> high = t.compare(VectorOperators.GT, RationalTanh.ONE_FROM);
      VectorMask<Float> low = t.compare(VectorOperators.LT, -RationalTanh.ONE_FROM);
      y.blend(1, high).blend(-1, low).intoArray(out, i);
    }
    return i;
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }
}
