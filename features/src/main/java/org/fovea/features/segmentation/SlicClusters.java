package org.fovea.features.segmentation;

import java.util.Arrays;

/** The k-means of SLIC, in scikit-image's order of additions. */
final class SlicClusters {
  private final double[][] values;
  private final int width;
  private final int height;
  private final double[] centreX;
  private final double[] centreY;
  private final double[][] colour;
  private final int reachX;
  private final int reachY;
  private final double spatialWeight;

  /**
   * Clusters on a grid.
   *
   * @param values the bands over the compactness, row by row
   * @param wanted about as many clusters as this
   */
  SlicClusters(double[][] values, int width, int height, int wanted) {
    this.values = values;
    this.width = width;
    this.height = height;
    SlicGrid grid = SlicGrid.of(width, height, wanted);
    int across = (width - grid.startX() + grid.stepX() - 1) / grid.stepX();
    int count = across * ((height - grid.startY() + grid.stepY() - 1) / grid.stepY());
    centreX = new double[count];
    centreY = new double[count];
    for (int k = 0; k < count; k++) {
      centreX[k] = grid.startX() + k % across * grid.stepX();
      centreY[k] = grid.startY() + k / across * grid.stepY();
    }
    colour = new double[values.length][count];
    SlicGrid reached = SlicGrid.of(width, height, count);
    reachX = 2 * reached.stepX();
    reachY = 2 * reached.stepY();
    int step = Math.max(grid.stepX(), grid.stepY());
    spatialWeight = 1.0 / ((double) step * step);
  }

  int count() {
    return centreX.length;
  }

  /** The cluster of each pixel, -1 for one that no cluster reaches. */
  int[] run(int iterations) {
    int[] labels = new int[width * height];
    Arrays.fill(labels, -1);
    double[] nearest = new double[labels.length];
    for (int i = 0; i < iterations; i++) {
      Arrays.fill(nearest, Double.MAX_VALUE);
      for (int k = 0; k < count(); k++) {
        claim(k, nearest, labels);
      }
      moveCentres(labels);
    }
    return labels;
  }

  private void claim(int k, double[] nearest, int[] labels) {
    double cx = centreX[k];
    double cy = centreY[k];
    if (Double.isNaN(cx)) {
      return;
    }
    int left = (int) Math.max(cx - reachX, 0);
    int right = (int) Math.min(cx + reachX + 1, width);
    int top = (int) Math.max(cy - reachY, 0);
    int bottom = (int) Math.min(cy + reachY + 1, height);
    double[] distance = new double[right - left];
    for (int y = top; y < bottom; y++) {
      int row = y * width + left;
      Arrays.fill(distance, 0);
      for (int band = 0; band < values.length; band++) {
        double[] v = values[band];
        double centre = colour[band][k];
        for (int i = 0; i < distance.length; i++) {
          double difference = v[row + i] - centre;
          distance[i] += difference * difference;
        }
      }
      double dy = (cy - y) * (cy - y);
      for (int i = 0; i < distance.length; i++) {
        double dx = cx - (left + i);
        double d = (dy + dx * dx) * spatialWeight + distance[i];
        if (nearest[row + i] > d) {
          nearest[row + i] = d;
          labels[row + i] = k;
        }
      }
    }
  }

  private void moveCentres(int[] labels) {
    int[] size = new int[count()];
    double[] sumX = new double[count()];
    double[] sumY = new double[count()];
    for (int i = 0, y = 0; y < height; y++) {
      for (int x = 0; x < width; x++, i++) {
        int k = labels[i];
        if (k >= 0) {
          size[k]++;
          sumX[k] += x;
          sumY[k] += y;
        }
      }
    }
    for (int k = 0; k < size.length; k++) {
      // NaN for a cluster that lost all its pixels: it gets none again.
      centreX[k] = sumX[k] / size[k];
      centreY[k] = sumY[k] / size[k];
    }
    for (int band = 0; band < values.length; band++) {
      double[] sum = new double[count()];
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] >= 0) {
          sum[labels[i]] += values[band][i];
        }
      }
      for (int k = 0; k < size.length; k++) {
        colour[band][k] = sum[k] / size[k];
      }
    }
  }
}
