package org.fovea.classic.proposal;

import java.util.Arrays;

/**
 * Edge pixels grouped into pieces of contour, and how well the pieces continue each other (section
 * 3.1 of Edge boxes). Groups are numbered from 1.
 */
final class EdgeGroups {
  private static final float LEAST_STRENGTH = 0.1f;

  /** A group ends where its direction has changed by half a turn of pi in sum. */
  private static final float MOST_BENDING = 0.5f;

  private static final float LEAST_GROUP = 0.5f;
  private static final int REACH = 2;
  private static final double LEAST_AFFINITY = 0.05;
  private static final int[] STEP_X = {-1, 0, 1, -1, 1, -1, 0, 1};
  private static final int[] STEP_Y = {-1, -1, -1, 0, 0, 1, 1, 1};

  final int count;

  /** The group of each pixel, 0 for none. */
  final int[] group;

  /** By group, the sum of its pixels' strengths. */
  final float[] strength;

  /** By group, where it is. */
  final int[] x;

  final int[] y;

  /** By group, the groups that continue it; empty for 0. */
  final int[][] neighbour;

  /** By group, how well they do, {@code 0.05..1}. */
  final float[][] affinity;

  EdgeGroups(EdgeMap edges) {
    group = new int[edges.strength.length];
    int made = follow(edges, group);
    count = withoutSmall(edges, made);
    strength = new float[count + 1];
    x = new int[count + 1];
    y = new int[count + 1];
    float[] normal = new float[count + 1];
    place(edges, normal);
    neighbour = new int[count + 1][];
    affinity = new float[count + 1][];
    relate(edges, normal);
  }

  private static boolean isEdge(EdgeMap edges, int px, int py) {
    return px > 0
        && py > 0
        && px < edges.width - 1
        && py < edges.height - 1
        && edges.strength[py * edges.width + px] > LEAST_STRENGTH;
  }

  /** The difference of two directions, {@code 0..0.5}, in half turns. */
  private static float bend(EdgeMap edges, int a, int b) {
    float difference = Math.abs(edges.normal[a] - edges.normal[b]) / (float) Math.PI;
    return difference > 0.5f ? 1 - difference : difference;
  }

  /** From each edge pixel on to the open neighbour of the most alike direction. */
  private static int follow(EdgeMap edges, int[] group) {
    int made = 0;
    int[] open = new int[64];
    float[] bends = new float[64];
    for (int start = 0; start < group.length; start++) {
      int width = edges.width;
      if (group[start] != 0 || !isEdge(edges, start % width, start / width)) {
        continue;
      }
      made++;
      int n = 0;
      float bent = 0;
      int pixel = start;
      while (bent < MOST_BENDING) {
        group[pixel] = made;
        for (int k = 0; k < 8; k++) {
          int nx = pixel % width + STEP_X[k];
          int ny = pixel / width + STEP_Y[k];
          int next = ny * width + nx;
          if (isEdge(edges, nx, ny) && group[next] == 0 && !contains(open, n, next)) {
            if (n == open.length) {
              open = Arrays.copyOf(open, 2 * n);
              bends = Arrays.copyOf(bends, 2 * n);
            }
            open[n] = next;
            bends[n++] = bend(edges, pixel, next);
          }
        }
        if (n == 0) {
          break;
        }
        int straightest = 0;
        for (int k = 1; k < n; k++) {
          straightest = bends[k] < bends[straightest] ? k : straightest;
        }
        bent += bends[straightest];
        pixel = open[straightest];
        n--;
        open[straightest] = open[n];
        bends[straightest] = bends[n];
      }
    }
    return made;
  }

  private static boolean contains(int[] values, int n, int value) {
    for (int k = 0; k < n; k++) {
      if (values[k] == value) {
        return true;
      }
    }
    return false;
  }

  /** Gives the pixels of weak groups to neighbouring ones, and numbers those that are left. */
  private int withoutSmall(EdgeMap edges, int made) {
    float[] sum = new float[made + 1];
    for (int i = 0; i < group.length; i++) {
      sum[group[i]] += edges.strength[i];
    }
    int[] name = new int[made + 1];
    int left = 0;
    for (int g = 1; g <= made; g++) {
      name[g] = sum[g] > LEAST_GROUP ? ++left : 0;
    }
    int[] loose = new int[group.length];
    int n = 0;
    for (int i = 0; i < group.length; i++) {
      if (group[i] != 0) {
        group[i] = name[group[i]];
        if (group[i] == 0) {
          loose[n++] = i;
        }
      }
    }
    int before;
    do {
      before = n;
      n = 0;
      for (int k = 0; k < before; k++) {
        group[loose[k]] = straightestNeighbour(edges, loose[k]);
        if (group[loose[k]] == 0) {
          loose[n++] = loose[k];
        }
      }
    } while (n < before);
    return left;
  }

  private int straightestNeighbour(EdgeMap edges, int pixel) {
    float least = 1;
    int best = 0;
    for (int k = 0; k < 8; k++) {
      int next = pixel + STEP_Y[k] * edges.width + STEP_X[k];
      if (group[next] != 0 && bend(edges, pixel, next) < least) {
        least = bend(edges, pixel, next);
        best = group[next];
      }
    }
    return best;
  }

  private void place(EdgeMap edges, float[] normal) {
    double[] sumX = new double[count + 1];
    double[] sumY = new double[count + 1];
    double[] cosine = new double[count + 1];
    double[] sine = new double[count + 1];
    for (int i = 0; i < group.length; i++) {
      int g = group[i];
      if (g != 0) {
        float m = edges.strength[i];
        int px = i % edges.width;
        int py = i / edges.width;
        strength[g] += m;
        sumX[g] += m * px;
        sumY[g] += m * py;
        // Directions are the same half a turn on, so their double angles are averaged.
        cosine[g] += m * Math.cos(2 * edges.normal[i]);
        sine[g] += m * Math.sin(2 * edges.normal[i]);
      }
    }
    for (int g = 1; g <= count; g++) {
      x[g] = (int) Math.round(sumX[g] / strength[g]);
      y[g] = (int) Math.round(sumY[g] / strength[g]);
      normal[g] = (float) (Math.atan2(sine[g], cosine[g]) / 2);
    }
  }

  private void relate(EdgeMap edges, float[] normal) {
    int[] degree = new int[count + 1];
    Arrays.fill(neighbour, new int[0]);
    Arrays.fill(affinity, new float[0]);
    for (int i = 0; i < group.length; i++) {
      if (group[i] == 0) {
        continue;
      }
      int px = i % edges.width;
      int py = i / edges.width;
      for (int v = Math.max(py - REACH, 0); v <= Math.min(py + REACH, edges.height - 1); v++) {
        for (int u = Math.max(px - REACH, 0); u <= Math.min(px + REACH, edges.width - 1); u++) {
          int other = group[v * edges.width + u];
          if (other > group[i] && !contains(neighbour[group[i]], degree[group[i]], other)) {
            float a = affinity(group[i], other, normal);
            add(degree, group[i], other, a);
            add(degree, other, group[i], a);
          }
        }
      }
    }
    for (int g = 1; g <= count; g++) {
      keepStrong(g, degree[g]);
    }
  }

  /** Equation 1, with its gamma of 2. */
  private float affinity(int a, int b, float[] normal) {
    double across = Math.atan2(y[a] - y[b], x[a] - x[b]) + Math.PI / 2;
    double cosines = Math.cos(normal[a] - across) * Math.cos(normal[b] - across);
    return (float) (cosines * cosines);
  }

  private void add(int[] degree, int g, int other, float a) {
    int n = degree[g]++;
    if (n == neighbour[g].length) {
      neighbour[g] = Arrays.copyOf(neighbour[g], 2 * n + 4);
      affinity[g] = Arrays.copyOf(affinity[g], 2 * n + 4);
    }
    neighbour[g][n] = other;
    affinity[g][n] = a;
  }

  private void keepStrong(int g, int degree) {
    int kept = 0;
    for (int k = 0; k < degree; k++) {
      if (affinity[g][k] >= LEAST_AFFINITY) {
        neighbour[g][kept] = neighbour[g][k];
        affinity[g][kept++] = affinity[g][k];
      }
    }
    neighbour[g] = Arrays.copyOf(neighbour[g], kept);
    affinity[g] = Arrays.copyOf(affinity[g], kept);
  }
}
