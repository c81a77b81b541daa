package org.fovea.neural.op;

/** The kernel of cubic convolution (Keys, 1981). */
final class Cubic {
  private Cubic() {}

  /** The weight of a neighbour at a distance, 0 from 2 on. */
  static double weight(double distance, double a) {
    double t = Math.abs(distance);
    if (t <= 1) {
      return ((a + 2) * t - (a + 3)) * t * t + 1;
    }
    return t < 2 ? ((a * t - 5 * a) * t + 8 * a) * t - 4 * a : 0;
  }

  /** The derivative of {@link #weight} with respect to the distance. */
  static double slope(double distance, double a) {
    double t = Math.abs(distance);
    double sign = Math.signum(distance);
    if (t <= 1) {
      return sign * (3 * (a + 2) * t - 2 * (a + 3)) * t;
    }
    return t < 2 ? sign * ((3 * a * t - 10 * a) * t + 8 * a) : 0;
  }
}
