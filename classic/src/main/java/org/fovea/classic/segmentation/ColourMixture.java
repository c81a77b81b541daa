package org.fovea.classic.segmentation;

/** A mixture of Gaussians over R, G, B (section 3.1 of GrabCut). */
final class ColourMixture {
  // As OpenCV's grabCut: what flat covariances get on their diagonal, and what flat is.
  private static final double SPREAD = 0.01;
  private static final double FLAT = 1e-6;

  private final int components;
  private final double[] weight;
  private final double[] mean;
  // The inverse covariance, its six different entries: rr, rg, rb, gg, gb, bb.
  private final double[] inverse;
  private final double[] norm;

  private ColourMixture(int components) {
    this.components = components;
    weight = new double[components];
    mean = new double[3 * components];
    inverse = new double[6 * components];
    norm = new double[components];
  }

  /**
   * Fits each Gaussian to the pixels given to it.
   *
   * @param colours packed 0xRRGGBB
   * @param included which pixels count
   * @param component the Gaussian of each of them
   */
  static ColourMixture fit(int[] colours, boolean[] included, int[] component, int components) {
    double[] sums = new double[9 * components];
    int[] count = new int[components];
    int total = 0;
    for (int i = 0; i < colours.length; i++) {
      if (included[i]) {
        double r = colours[i] >> 16 & 0xFF;
        double g = colours[i] >> 8 & 0xFF;
        double b = colours[i] & 0xFF;
        int at = 9 * component[i];
        sums[at] += r;
        sums[at + 1] += g;
        sums[at + 2] += b;
        sums[at + 3] += r * r;
        sums[at + 4] += r * g;
        sums[at + 5] += r * b;
        sums[at + 6] += g * g;
        sums[at + 7] += g * b;
        sums[at + 8] += b * b;
        count[component[i]]++;
        total++;
      }
    }
    ColourMixture mixture = new ColourMixture(components);
    for (int k = 0; k < components; k++) {
      if (count[k] > 0) {
        mixture.setComponent(k, sums, count[k], total);
      }
    }
    return mixture;
  }

  private void setComponent(int k, double[] sums, int count, int total) {
    weight[k] = (double) count / total;
    double[] m = new double[9];
    for (int i = 0; i < 9; i++) {
      m[i] = sums[9 * k + i] / count;
    }
    System.arraycopy(m, 0, mean, 3 * k, 3);
    double rr = m[3] - m[0] * m[0];
    double rg = m[4] - m[0] * m[1];
    double rb = m[5] - m[0] * m[2];
    double gg = m[6] - m[1] * m[1];
    double gb = m[7] - m[1] * m[2];
    double bb = m[8] - m[2] * m[2];
    double determinant = determinant(rr, rg, rb, gg, gb, bb);
    if (determinant <= FLAT) {
      rr += SPREAD;
      gg += SPREAD;
      bb += SPREAD;
      determinant = Math.max(determinant(rr, rg, rb, gg, gb, bb), FLAT);
    }
    double[] adjugate = {
      gg * bb - gb * gb,
      rb * gb - rg * bb,
      rg * gb - rb * gg,
      rr * bb - rb * rb,
      rb * rg - rr * gb,
      rr * gg - rg * rg
    };
    for (int i = 0; i < 6; i++) {
      inverse[6 * k + i] = adjugate[i] / determinant;
    }
    norm[k] = 1 / Math.sqrt(determinant);
  }

  private static double determinant(
      double rr, double rg, double rb, double gg, double gb, double bb) {
    return rr * (gg * bb - gb * gb) - rg * (rg * bb - gb * rb) + rb * (rg * gb - gg * rb);
  }

  /** The density of one Gaussian, without the factor that all have; 0 if it has no pixels. */
  private double density(int k, int colour) {
    double r = (colour >> 16 & 0xFF) - mean[3 * k];
    double g = (colour >> 8 & 0xFF) - mean[3 * k + 1];
    double b = (colour & 0xFF) - mean[3 * k + 2];
    int at = 6 * k;
    double squared =
        r * (r * inverse[at] + 2 * (g * inverse[at + 1] + b * inverse[at + 2]))
            + g * (g * inverse[at + 3] + 2 * b * inverse[at + 4])
            + b * b * inverse[at + 5];
    return weight[k] == 0 ? 0 : norm[k] * Math.exp(-0.5 * squared);
  }

  /** The Gaussian that a colour is likeliest of; as in OpenCV regardless of their weights. */
  int likeliest(int colour) {
    int best = 0;
    double most = 0;
    for (int k = 0; k < components; k++) {
      double density = density(k, colour);
      if (density > most) {
        most = density;
        best = k;
      }
    }
    return best;
  }

  /** Minus the logarithm of a colour's density: finite, as no density counts below 1e-300. */
  double cost(int colour) {
    double density = 0;
    for (int k = 0; k < components; k++) {
      density += weight[k] * density(k, colour);
    }
    return -Math.log(Math.max(density, 1e-300));
  }
}
