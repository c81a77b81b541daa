package org.fovea.neural.kernel.vector;

import static org.fovea.neural.kernel.vector.MicroKernel.LANES;
import static org.fovea.neural.kernel.vector.MicroKernel.SPECIES;

import jdk.incubator.vector.FloatVector;
import org.fovea.neural.kernel.Combination;
import org.fovea.neural.kernel.Combination.Points;

/**
 * The combinations of Winograd's filtering, a vector of places at a time, whole vectors only. Pairs
 * of points of opposite sign share their even and their odd part.
 */
final class WinogradKernel {
  private static final float A = (float) Points.A;
  private static final float B = (float) Points.B;
  private static final float AA = (float) Points.AA;
  private static final float BB = (float) Points.BB;
  private static final float AAA = (float) (Points.AA * Points.A);
  private static final float BBB = (float) (Points.BB * Points.B);
  private static final float ABB = (float) (Points.A * Points.BB);
  private static final float BAA = (float) (Points.B * Points.AA);
  private static final float AABB = (float) Points.AABB;
  private static final float SQUARES = (float) Points.SQUARES;
  private static final float WEIGHT_0 = (float) (1 / Points.AABB);
  private static final float WEIGHT_A = (float) (1 / Points.NA);
  private static final float WEIGHT_B = (float) (1 / Points.NB);

  private WinogradKernel() {}

  /** One row of places: combines what is at {@code xs[j] + x0} and on, to {@code ys[i] + y0}. */
  static void combine(
      Combination combination,
      float[] x,
      int[] xs,
      int x0,
      float[] y,
      int[] ys,
      int y0,
      int length) {
    switch (combination) {
      case INPUT -> input(x, xs, x0, y, ys, y0, length);
      case FILTER -> filter(x, xs, x0, y, ys, y0, length);
      case OUTPUT -> output(x, xs, x0, y, ys, y0, length);
      case FILTER_GRADIENT -> filterGradient(x, xs, x0, y, ys, y0, length);
      case OUTPUT_GRADIENT -> outputGradient(x, xs, x0, y, ys, y0, length);
    }
  }

  private static FloatVector at(float[] x, int i) {
    return FloatVector.fromArray(SPECIES, x, i);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static void input(float[] x, int[] xs, int x0, float[] y, int[] ys, int y0, int length) {
    int p0 = x0 + xs[0];
    int p1 = x0 + xs[1];
    int p2 = x0 + xs[2];
    int p3 = x0 + xs[3];
    int p4 = x0 + xs[4];
    int p5 = x0 + xs[5];
    int q0 = y0 + ys[0];
    int q1 = y0 + ys[1];
    int q2 = y0 + ys[2];
    int q3 = y0 + ys[3];
    int q4 = y0 + ys[4];
    int q5 = y0 + ys[5];
    for (int t = 0; t < length; t += LANES) {
      FloatVector x1 = at(x, p1 + t);
      FloatVector x2 = at(x, p2 + t);
      FloatVector x3 = at(x, p3 + t);
      FloatVector x4 = at(x, p4 + t);
      all(AABB).fma(at(x, p0 + t), all(-SQUARES).fma(x2, x4)).intoArray(y, q0 + t);
      FloatVector even = all(-BB).fma(x2, x4);
      FloatVector odd = x3.mul(A).sub(x1.mul(ABB));
      even.add(odd).intoArray(y, q1 + t);
      even.sub(odd).intoArray(y, q2 + t);
      even = all(-AA).fma(x2, x4);
      odd = x3.mul(B).sub(x1.mul(BAA));
      even.add(odd).intoArray(y, q3 + t);
      even.sub(odd).intoArray(y, q4 + t);
      all(AABB).fma(x1, all(-SQUARES).fma(x3, at(x, p5 + t))).intoArray(y, q5 + t);
    }
  }

  private static void filter(float[] x, int[] xs, int x0, float[] y, int[] ys, int y0, int length) {
    int p0 = x0 + xs[0];
    int p1 = x0 + xs[1];
    int p2 = x0 + xs[2];
    int q0 = y0 + ys[0];
    int q1 = y0 + ys[1];
    int q2 = y0 + ys[2];
    int q3 = y0 + ys[3];
    int q4 = y0 + ys[4];
    int q5 = y0 + ys[5];
    for (int t = 0; t < length; t += LANES) {
      FloatVector g0 = at(x, p0 + t);
      FloatVector g1 = at(x, p1 + t);
      FloatVector g2 = at(x, p2 + t);
      g0.mul(WEIGHT_0).intoArray(y, q0 + t);
      FloatVector even = all(AA).fma(g2, g0).mul(WEIGHT_A);
      FloatVector odd = g1.mul(A * WEIGHT_A);
      even.add(odd).intoArray(y, q1 + t);
      even.sub(odd).intoArray(y, q2 + t);
      even = all(BB).fma(g2, g0).mul(WEIGHT_B);
      odd = g1.mul(B * WEIGHT_B);
      even.add(odd).intoArray(y, q3 + t);
      even.sub(odd).intoArray(y, q4 + t);
      g2.intoArray(y, q5 + t);
    }
  }

  private static void output(float[] x, int[] xs, int x0, float[] y, int[] ys, int y0, int length) {
    int p0 = x0 + xs[0];
    int p1 = x0 + xs[1];
    int p2 = x0 + xs[2];
    int p3 = x0 + xs[3];
    int p4 = x0 + xs[4];
    int p5 = x0 + xs[5];
    int q0 = y0 + ys[0];
    int q1 = y0 + ys[1];
    int q2 = y0 + ys[2];
    int q3 = y0 + ys[3];
    for (int t = 0; t < length; t += LANES) {
      FloatVector m1 = at(x, p1 + t);
      FloatVector m2 = at(x, p2 + t);
      FloatVector m3 = at(x, p3 + t);
      FloatVector m4 = at(x, p4 + t);
      FloatVector sumA = m1.add(m2);
      FloatVector sumB = m3.add(m4);
      FloatVector gapA = m1.sub(m2);
      FloatVector gapB = m3.sub(m4);
      at(x, p0 + t).add(sumA.add(sumB)).intoArray(y, q0 + t);
      all(A).fma(gapA, gapB.mul(B)).intoArray(y, q1 + t);
      all(AA).fma(sumA, sumB.mul(BB)).intoArray(y, q2 + t);
      all(AAA).fma(gapA, all(BBB).fma(gapB, at(x, p5 + t))).intoArray(y, q3 + t);
    }
  }

  private static void filterGradient(
      float[] x, int[] xs, int x0, float[] y, int[] ys, int y0, int length) {
    int p0 = x0 + xs[0];
    int p1 = x0 + xs[1];
    int p2 = x0 + xs[2];
    int p3 = x0 + xs[3];
    int p4 = x0 + xs[4];
    int p5 = x0 + xs[5];
    int q0 = y0 + ys[0];
    int q1 = y0 + ys[1];
    int q2 = y0 + ys[2];
    for (int t = 0; t < length; t += LANES) {
      FloatVector m1 = at(x, p1 + t);
      FloatVector m2 = at(x, p2 + t);
      FloatVector m3 = at(x, p3 + t);
      FloatVector m4 = at(x, p4 + t);
      FloatVector sumA = m1.add(m2).mul(WEIGHT_A);
      FloatVector sumB = m3.add(m4).mul(WEIGHT_B);
      FloatVector gapA = m1.sub(m2);
      FloatVector gapB = m3.sub(m4);
      all(WEIGHT_0).fma(at(x, p0 + t), sumA.add(sumB)).intoArray(y, q0 + t);
      all(A * WEIGHT_A).fma(gapA, gapB.mul(B * WEIGHT_B)).intoArray(y, q1 + t);
      all(AA).fma(sumA, all(BB).fma(sumB, at(x, p5 + t))).intoArray(y, q2 + t);
    }
  }

  private static void outputGradient(
      float[] x, int[] xs, int x0, float[] y, int[] ys, int y0, int length) {
    int p0 = x0 + xs[0];
    int p1 = x0 + xs[1];
    int p2 = x0 + xs[2];
    int p3 = x0 + xs[3];
    int q0 = y0 + ys[0];
    int q1 = y0 + ys[1];
    int q2 = y0 + ys[2];
    int q3 = y0 + ys[3];
    int q4 = y0 + ys[4];
    int q5 = y0 + ys[5];
    for (int t = 0; t < length; t += LANES) {
      FloatVector d0 = at(x, p0 + t);
      FloatVector d1 = at(x, p1 + t);
      FloatVector d2 = at(x, p2 + t);
      FloatVector d3 = at(x, p3 + t);
      d0.intoArray(y, q0 + t);
      FloatVector even = all(AA).fma(d2, d0);
      FloatVector odd = all(A).fma(d1, d3.mul(AAA));
      even.add(odd).intoArray(y, q1 + t);
      even.sub(odd).intoArray(y, q2 + t);
      even = all(BB).fma(d2, d0);
      odd = all(B).fma(d1, d3.mul(BBB));
      even.add(odd).intoArray(y, q3 + t);
      even.sub(odd).intoArray(y, q4 + t);
      d3.intoArray(y, q5 + t);
    }
  }
}
