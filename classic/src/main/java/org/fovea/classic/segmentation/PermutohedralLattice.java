package org.fovea.classic.segmentation;

import java.util.Arrays;

/**
 * Sums over all points weighted by a Gaussian of their distance, in time linear in the points (A.
 * Adams, J. Baek and A. Davis, Fast high-dimensional filtering using the permutohedral lattice,
 * Eurographics 2010): values are splatted onto the corners of the simplex that each point is in,
 * blurred along the lattice's axes, and sliced at the points again.
 */
final class PermutohedralLattice {
  private final int dimensions;
  private final int points;
  // For each point and corner of its simplex: the lattice point, and the barycentric coordinate.
  private final int[] corner;
  private final float[] share;
  // For each axis and lattice point the two beside it along the axis; 0 where there is none.
  private final int[] before;
  private final int[] after;
  private final int size;

  /**
   * A lattice around points.
   *
   * @param features coordinates in standard deviations, by dimension and point
   */
  PermutohedralLattice(float[][] features) {
    dimensions = features.length;
    points = features[0].length;
    int corners = dimensions + 1;
    corner = new int[points * corners];
    share = new float[points * corners];
    LatticeTable table = new LatticeTable(dimensions, points);
    embed(features, table);
    size = table.size();
    before = new int[corners * size];
    after = new int[corners * size];
    int[] key = new int[dimensions];
    for (int axis = 0; axis < corners; axis++) {
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < dimensions; k++) {
          key[k] = table.key(i, k) + (k == axis ? dimensions : -1);
        }
        before[axis * size + i] = table.find(key) + 1;
        for (int k = 0; k < dimensions; k++) {
          key[k] = table.key(i, k) - (k == axis ? dimensions : -1);
        }
        after[axis * size + i] = table.find(key) + 1;
      }
    }
  }

  private void embed(float[][] features, LatticeTable table) {
    int corners = dimensions + 1;
    float[] scale = new float[dimensions];
    // What splatting, blurring and slicing spread together is one standard deviation.
    double deviation = Math.sqrt(2.0 / 3) * corners;
    for (int k = 0; k < dimensions; k++) {
      scale[k] = (float) (deviation / Math.sqrt((k + 1.0) * (k + 2)));
    }
    float[] elevated = new float[corners];
    int[] zero = new int[corners];
    int[] rank = new int[corners];
    float[] barycentric = new float[corners + 1];
    int[] key = new int[dimensions];
    for (int i = 0; i < points; i++) {
      float sum = 0;
      for (int k = dimensions; k > 0; k--) {
        float scaled = features[k - 1][i] * scale[k - 1];
        elevated[k] = sum - k * scaled;
        sum += scaled;
      }
      elevated[0] = sum;
      nearestZero(elevated, zero, rank);
      Arrays.fill(barycentric, 0);
      for (int k = 0; k < corners; k++) {
        float v = (elevated[k] - zero[k]) / corners;
        barycentric[dimensions - rank[k]] += v;
        barycentric[dimensions - rank[k] + 1] -= v;
      }
      barycentric[0] += 1 + barycentric[corners];
      for (int c = 0; c < corners; c++) {
        for (int k = 0; k < dimensions; k++) {
          key[k] = zero[k] + (rank[k] <= dimensions - c ? c : c - corners);
        }
        corner[i * corners + c] = table.findOrAdd(key) + 1;
        share[i * corners + c] = barycentric[c];
      }
    }
  }

  /** The remainder-0 point of the simplex, and the order of what is left in each coordinate. */
  private static void nearestZero(float[] elevated, int[] zero, int[] rank) {
    int corners = elevated.length;
    int sum = 0;
    for (int k = 0; k < corners; k++) {
      int multiple = Math.round(elevated[k] / corners);
      zero[k] = multiple * corners;
      sum += multiple;
      rank[k] = 0;
    }
    for (int k = 0; k < corners; k++) {
      for (int other = k + 1; other < corners; other++) {
        if (elevated[k] - zero[k] < elevated[other] - zero[other]) {
          rank[k]++;
        } else {
          rank[other]++;
        }
      }
    }
    for (int k = 0; k < corners; k++) {
      rank[k] += sum;
      if (rank[k] < 0) {
        rank[k] += corners;
        zero[k] += corners;
      } else if (rank[k] >= corners) {
        rank[k] -= corners;
        zero[k] -= corners;
      }
    }
  }

  /**
   * Filters values.
   *
   * @param in point by point so many channels
   * @param out as long, overwritten
   */
  void filter(float[] in, float[] out, int channels) {
    int corners = dimensions + 1;
    // The first place stands for lattice points that don't exist and stays 0.
    float[] values = new float[(size + 1) * channels];
    for (int i = 0; i < points; i++) {
      for (int c = i * corners; c < (i + 1) * corners; c++) {
        int at = corner[c] * channels;
        float w = share[c];
        for (int k = 0; k < channels; k++) {
          values[at + k] += w * in[i * channels + k];
        }
      }
    }
    float[] blurred = new float[values.length];
    for (int axis = 0; axis < corners; axis++) {
      for (int i = 0; i < size; i++) {
        int at = (i + 1) * channels;
        int a = before[axis * size + i] * channels;
        int b = after[axis * size + i] * channels;
        for (int k = 0; k < channels; k++) {
          blurred[at + k] = values[at + k] + 0.5f * (values[a + k] + values[b + k]);
        }
      }
      float[] spare = values;
      values = blurred;
      blurred = spare;
    }
    float alpha = (float) (1 / (1 + Math.pow(2, -dimensions)));
    Arrays.fill(out, 0);
    for (int i = 0; i < points; i++) {
      for (int c = i * corners; c < (i + 1) * corners; c++) {
        int at = corner[c] * channels;
        float w = alpha * share[c];
        for (int k = 0; k < channels; k++) {
          out[i * channels + k] += w * values[at + k];
        }
      }
    }
  }
}
