package org.fovea.classic.segmentation;

import java.util.SplittableRandom;

/** K-means of colours, begun as k-means++ (D. Arthur and S. Vassilvitskii, SODA 2007). */
final class ColourClusters {
  private static final int ITERATIONS = 10;

  private ColourClusters() {}

  /**
   * Sorts colours into clusters.
   *
   * @param colours packed 0xRRGGBB
   * @param included which pixels count, at least one
   * @return the cluster of each of them, 0 for others
   */
  static int[] of(int[] colours, boolean[] included, int count, SplittableRandom random) {
    double[] centres = new double[3 * count];
    int[] cluster = new int[colours.length];
    double[] nearest = new double[colours.length];
    for (int i = 0; i < nearest.length; i++) {
      nearest[i] = included[i] ? 1 : 0;
    }
    for (int k = 0; k < count; k++) {
      int chosen = draw(nearest, random);
      for (int band = 0; band < 3; band++) {
        centres[3 * k + band] = band(colours[chosen], band);
      }
      for (int i = 0; i < nearest.length; i++) {
        if (included[i]) {
          double d = squaredDistance(colours[i], centres, k);
          nearest[i] = k == 0 ? d : Math.min(nearest[i], d);
        }
      }
    }
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      assign(colours, included, centres, cluster);
      move(colours, included, cluster, centres);
    }
    assign(colours, included, centres, cluster);
    return cluster;
  }

  /** A pixel, each as likely as its weight; the first of any weight if they are all 0. */
  private static int draw(double[] weights, SplittableRandom random) {
    double sum = 0;
    for (double w : weights) {
      sum += w;
    }
    double left = random.nextDouble() * sum;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  private static void assign(int[] colours, boolean[] included, double[] centres, int[] cluster) {
    for (int i = 0; i < colours.length; i++) {
      if (included[i]) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; 3 * k < centres.length; k++) {
          double d = squaredDistance(colours[i], centres, k);
          if (d < least) {
            least = d;
            cluster[i] = k;
          }
        }
      }
    }
  }

  private static void move(int[] colours, boolean[] included, int[] cluster, double[] centres) {
    double[] sums = new double[centres.length];
    int[] size = new int[centres.length / 3];
    for (int i = 0; i < colours.length; i++) {
      if (included[i]) {
        size[cluster[i]]++;
        for (int band = 0; band < 3; band++) {
          sums[3 * cluster[i] + band] += band(colours[i], band);
        }
      }
    }
    for (int j = 0; j < centres.length; j++) {
      if (size[j / 3] > 0) {
        centres[j] = sums[j] / size[j / 3];
      }
    }
  }

  private static double squaredDistance(int colour, double[] centres, int k) {
    double r = band(colour, 0) - centres[3 * k];
    double g = band(colour, 1) - centres[3 * k + 1];
    double b = band(colour, 2) - centres[3 * k + 2];
    return r * r + g * g + b * b;
  }

  private static int band(int colour, int band) {
    return colour >> (16 - 8 * band) & 0xFF;
  }
}
