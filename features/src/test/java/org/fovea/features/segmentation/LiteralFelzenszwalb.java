package org.fovea.features.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The paper's algorithm word for word, without smoothing: slow, and plain to check. */
final class LiteralFelzenszwalb {
  private record Edge(int from, int to, double weight) {}

  private LiteralFelzenszwalb() {}

  static int[] labels(Planar<GrayU8> image, double scale, int minSize) {
    List<Edge> edges = edges(image);
    edges.sort(Comparator.comparingDouble(Edge::weight));
    int pixels = image.width * image.height;
    int[] region = new int[pixels];
    double[] strongestInside = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      region[i] = i;
    }
    for (Edge edge : edges) {
      int a = region[edge.from];
      int b = region[edge.to];
      if (a != b
          && edge.weight < (float) (strongestInside[a] + scale / 255 / size(region, a))
          && edge.weight < (float) (strongestInside[b] + scale / 255 / size(region, b))) {
        join(region, a, b);
        strongestInside[a] = edge.weight;
      }
    }
    for (Edge edge : edges) {
      int a = region[edge.from];
      int b = region[edge.to];
      if (a != b && (size(region, a) < minSize || size(region, b) < minSize)) {
        join(region, a, b);
      }
    }
    return inReadingOrder(region);
  }

  private static List<Edge> edges(Planar<GrayU8> image) {
    List<Edge> edges = new ArrayList<>();
    int[][] steps = {{1, 0}, {0, 1}, {1, 1}, {-1, 1}};
    for (int[] step : steps) {
      for (int y = 0; y < image.height; y++) {
        for (int x = 0; x < image.width; x++) {
          int toX = x + step[0];
          int toY = y + step[1];
          if (toX >= 0 && toX < image.width && toY < image.height) {
            double sum = 0;
            for (GrayU8 band : image.bands) {
              double d = band.get(toX, toY) * (1.0 / 255) - band.get(x, y) * (1.0 / 255);
              sum += d * d;
            }
            edges.add(new Edge(y * image.width + x, toY * image.width + toX, Math.sqrt(sum)));
          }
        }
      }
    }
    return edges;
  }

  private static int size(int[] region, int name) {
    int size = 0;
    for (int r : region) {
      size += r == name ? 1 : 0;
    }
    return size;
  }

  private static void join(int[] region, int into, int from) {
    for (int i = 0; i < region.length; i++) {
      if (region[i] == from) {
        region[i] = into;
      }
    }
  }

  private static int[] inReadingOrder(int[] region) {
    List<Integer> names = new ArrayList<>();
    int[] labels = new int[region.length];
    for (int i = 0; i < region.length; i++) {
      if (!names.contains(region[i])) {
        names.add(region[i]);
      }
      labels[i] = names.indexOf(region[i]);
    }
    return labels;
  }
}
