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

  /** See {@link org.fovea.neural.kernel.Kernels#combine}. */
  static void combine(
      Combination combination,
      float[] x,
      int[] xs,
      int xPitch,
      float[] y,
      int[] ys,
      int yPitch,
      int rows,
      int width) {
    switch (combination) {
      case INPUT -> input(x, xs, xPitch, y, ys, yPitch, rows, width);
      case FILTER -> filter(x, xs, xPitch, y, ys, yPitch, rows, width);
      case OUTPUT -> output(x, xs, xPitch, y, ys, yPitch, rows, width);
      case FILTER_GRADIENT -> filterGradient(x, xs, xPitch, y, ys, yPitch, rows, width);
      case OUTPUT_GRADIENT -> outputGradient(x, xs, xPitch, y, ys, yPitch, rows, width);
    }
  }

  private static FloatVector at(float[] x, int i) {
    return FloatVector.fromArray(SPECIES, x, i);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  private static void input(
      float[] x, int[] xs, int xPitch, float[] y, int[] ys, int yPitch, int rows, int width) {
    int p0 = xs[0];
    int p1 = xs[1];
    int p2 = xs[2];
    int p3 = xs[3];
    int p4 = xs[4];
    int p5 = xs[5];
    int q0 = ys[0];
    int q1 = ys[1];
    int q2 = ys[2];
    int q3 = ys[3];
    int q4 = ys[4];
    int q5 = ys[5];
    for (int r = 0; r < rows; r++) {
      int i = r * xPitch;
      int j = r * yPitch;
      for (int t = 0; t < width; t += LANES, i += LANES, j += LANES) {
        FloatVector x1 = at(x, p1 + i);
        FloatVector x2 = at(x, p2 + i);
        FloatVector x3 = at(x, p3 + i);
        FloatVector x4 = at(x, p4 + i);
        all(AABB).fma(at(x, p0 + i), all(-SQUARES).fma(x2, x4)).intoArray(y, q0 + j);
        FloatVector even = all(-BB).fma(x2, x4);
        FloatVector odd = x3.mul(A).sub(x1.mul(ABB));
        even.add(odd).intoArray(y, q1 + j);
        even.sub(odd).intoArray(y, q2 + j);
        even = all(-AA).fma(x2, x4);
        odd = x3.mul(B).sub(x1.mul(BAA));
        even.add(odd).intoArray(y, q3 + j);
        even.sub(odd).intoArray(y, q4 + j);
        all(AABB).fma(x1, all(-SQUARES).fma(x3, at(x, p5 + i))).intoArray(y, q5 + j);
      }
    }
  }

  private static void filter(
      float[] x, int[] xs, int xPitch, float[] y, int[] ys, int yPitch, int rows, int width) {
    int p0 = xs[0];
    int p1 = xs[1];
    int p2 = xs[2];
    int q0 = ys[0];
    int q1 = ys[1];
    int q2 = ys[2];
    int q3 = ys[3];
    int q4 = ys[4];
    int q5 = ys[5];
    for (int r = 0; r < rows; r++) {
      int i = r * xPitch;
      int j = r * yPitch;
      for (int t = 0; t < width; t += LANES, i += LANES, j += LANES) {
        FloatVector g0 = at(x, p0 + i);
        FloatVector g1 = at(x, p1 + i);
        FloatVector g2 = at(x, p2 + i);
        g0.mul(WEIGHT_0).intoArray(y, q0 + j);
        FloatVector even = all(AA).fma(g2, g0).mul(WEIGHT_A);
        FloatVector odd = g1.mul(A * WEIGHT_A);
        even.add(odd).intoArray(y, q1 + j);
        even.sub(odd).intoArray(y, q2 + j);
        even = all(BB).fma(g2, g0).mul(WEIGHT_B);
        odd = g1.mul(B * WEIGHT_B);
        even.add(odd).intoArray(y, q3 + j);
        even.sub(odd).intoArray(y, q4 + j);
        g2.intoArray(y, q5 + j);
      }
    }
  }

  private static void output(
      float[] x, int[] xs, int xPitch, float[] y, int[] ys, int yPitch, int rows, int width) {
    int p0 = xs[0];
    int p1 = xs[1];
    int p2 = xs[2];
    int p3 = xs[3];
    int p4 = xs[4];
    int p5 = xs[5];
    int q0 = ys[0];
    int q1 = ys[1];
    int q2 = ys[2];
    int q3 = ys[3];
    for (int r = 0; r < rows; r++) {
      int i = r * xPitch;
      int j = r * yPitch;
      for (int t = 0; t < width; t += LANES, i += LANES, j += LANES) {
        FloatVector m1 = at(x, p1 + i);
        FloatVector m2 = at(x, p2 + i);
        FloatVector m3 = at(x, p3 + i);
        FloatVector m4 = at(x, p4 + i);
        FloatVector sumA = m1.add(m2);
        FloatVector sumB = m3.add(m4);
        FloatVector gapA = m1.sub(m2);
        FloatVector gapB = m3.sub(m4);
        at(x, p0 + i).add(sumA.add(sumB)).intoArray(y, q0 + j);
        all(A).fma(gapA, gapB.mul(B)).intoArray(y, q1 + j);
        all(AA).fma(sumA, sumB.mul(BB)).intoArray(y, q2 + j);
        all(AAA).fma(gapA, all(BBB).fma(gapB, at(x, p5 + i))).intoArray(y, q3 + j);
      }
    }
  }

  private static void filterGradient(
      float[] x, int[] xs, int xPitch, float[] y, int[] ys, int yPitch, int rows, int width) {
    int p0 = xs[0];
    int p1 = xs[1];
    int p2 = xs[2];
    int p3 = xs[3];
    int p4 = xs[4];
    int p5 = xs[5];
    int q0 = ys[0];
    int q1 = ys[1];
    int q2 = ys[2];
    for (int r = 0; r < rows; r++) {
      int i = r * xPitch;
      int j = r * yPitch;
      for (int t = 0; t < width; t += LANES, i += LANES, j += LANES) {
        FloatVector m1 = at(x, p1 + i);
        FloatVector m2 = at(x, p2 + i);
        FloatVector m3 = at(x, p3 + i);
        FloatVector m4 = at(x, p4 + i);
        FloatVector sumA = m1.add(m2).mul(WEIGHT_A);
        FloatVector sumB = m3.add(m4).mul(WEIGHT_B);
        FloatVector gapA = m1.sub(m2);
        FloatVector gapB = m3.sub(m4);
        all(WEIGHT_0).fma(at(x, p0 + i), sumA.add(sumB)).intoArray(y, q0 + j);
        all(A * WEIGHT_A).fma(gapA, gapB.mul(B * WEIGHT_B)).intoArray(y, q1 + j);
        all(AA).fma(sumA, all(BB).fma(sumB, at(x, p5 + i))).intoArray(y, q2 + j);
      }
    }
  }

  private static void outputGradient(
      float[] x, int[] xs, int xPitch, float[] y, int[] ys, int yPitch, int rows, int width) {
    int p0 = xs[0];
    int p1 = xs[1];
    int p2 = xs[2];
    int p3 = xs[3];
    int q0 = ys[0];
    int q1 = ys[1];
    int q2 = ys[2];
    int q3 = ys[3];
    int q4 = ys[4];
    int q5 = ys[5];
    for (int r = 0; r < rows; r++) {
      int i = r * xPitch;
      int j = r * yPitch;
      for (int t = 0; t < width; t += LANES, i += LANES, j += LANES) {
        FloatVector d0 = at(x, p0 + i);
        FloatVector d1 = at(x, p1 + i);
        FloatVector d2 = at(x, p2 + i);
        FloatVector d3 = at(x, p3 + i);
        d0.intoArray(y, q0 + j);
        FloatVector even = all(AA).fma(d2, d0);
        FloatVector odd = all(A).fma(d1, d3.mul(AAA));
        even.add(odd).intoArray(y, q1 + j);
        even.sub(odd).intoArray(y, q2 + j);
        even = all(BB).fma(d2, d0);
        odd = all(B).fma(d1, d3.mul(BBB));
        even.add(odd).intoArray(y, q3 + j);
        even.sub(odd).intoArray(y, q4 + j);
        d3.intoArray(y, q5 + j);
      }
    }
  }
}
