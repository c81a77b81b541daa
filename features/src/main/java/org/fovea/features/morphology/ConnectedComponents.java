package org.fovea.features.morphology;

import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The connected parts of a picture's foreground.
 *
 * @param labels by pixel: 0 for the background, {@code i + 1} for component {@code i}; not a
 *     sub-image
 * @param components in the order of their first pixels in reading order (as {@code
 *     skimage.measure.label} numbers them; OpenCV's numbers depend on its algorithm)
 */
public record ConnectedComponents(GrayS32 labels, List<Component> components) {
  public ConnectedComponents {
    components = List.copyOf(components);
  }

  /**
   * Finds the components: provisional labels row by row, joined where they meet (Rosenfeld and
   * Pfaltz, "Sequential operations in digital picture processing", 1966).
   *
   * @param image 0 is background, any other level foreground; no pixels are no components
   * @param connectivity which pixels are neighbours
   * @return the components
   */
  public static ConnectedComponents of(GrayU8 image, Connectivity connectivity) {
    GrayS32 labels = new GrayS32(image.width, image.height);
    int[] parents = label(image, connectivity == Connectivity.EIGHT, labels);
    int count = number(parents);
    for (int i = 0; i < labels.data.length; i++) {
      labels.data[i] = parents[labels.data[i]];
    }
    return new ConnectedComponents(labels, measure(labels, count));
  }

  /** Gives provisional labels; returns for each the lower one it was joined with, or itself. */
  private static int[] label(GrayU8 image, boolean corners, GrayS32 labels) {
    int width = image.width;
    int[] out = labels.data;
    int[] parents = new int[64];
    int next = 1;
    for (int y = 0; y < image.height; y++) {
      int from = image.getIndex(0, y);
      for (int x = 0; x < width; x++) {
        if (image.data[from + x] == 0) {
          continue;
        }
        int at = y * width + x;
        int label = x > 0 ? out[at - 1] : 0;
        if (y > 0) {
          label = join(parents, label, out[at - width]);
          if (corners) {
            label = x > 0 ? join(parents, label, out[at - width - 1]) : label;
            label = x + 1 < width ? join(parents, label, out[at - width + 1]) : label;
          }
        }
        if (label == 0) {
          if (next == parents.length) {
            parents = Arrays.copyOf(parents, 2 * next);
          }
          parents[next] = next;
          label = next++;
        }
        out[at] = label;
      }
    }
    return Arrays.copyOf(parents, next);
  }

  /** One label for two sets, of which 0 is none. */
  private static int join(int[] parents, int a, int b) {
    if (a == b || b == 0) {
      return a;
    }
    if (a == 0) {
      return b;
    }
    int rootA = root(parents, a);
    int rootB = root(parents, b);
    int lower = Math.min(rootA, rootB);
    parents[rootA] = lower;
    parents[rootB] = lower;
    return lower;
  }

  private static int root(int[] parents, int label) {
    int at = label;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }

  /** Replaces parents, which come before their children, by the final labels; returns how many. */
  private static int number(int[] parents) {
    int count = 0;
    for (int i = 1; i < parents.length; i++) {
      parents[i] = parents[i] == i ? ++count : parents[parents[i]];
    }
    return count;
  }

  private static List<Component> measure(GrayS32 labels, int count) {
    int[] areas = new int[count + 1];
    int[] right = new int[count + 1];
    int[] top = new int[count + 1];
    int[] bottom = new int[count + 1];
    int[] left = new int[count + 1];
    long[] sumX = new long[count + 1];
    long[] sumY = new long[count + 1];
    Arrays.fill(left, Integer.MAX_VALUE);
    Arrays.fill(top, Integer.MAX_VALUE);
    for (int y = 0, i = 0; y < labels.height; y++) {
      for (int x = 0; x < labels.width; x++, i++) {
        int label = labels.data[i];
        areas[label]++;
        left[label] = Math.min(left[label], x);
        right[label] = Math.max(right[label], x);
        top[label] = Math.min(top[label], y);
        bottom[label] = y;
        sumX[label] += x;
        sumY[label] += y;
      }
    }
    List<Component> components = new ArrayList<>(count);
    for (int label = 1; label <= count; label++) {
      components.add(
          new Component(
              areas[label],
              left[label],
              top[label],
              right[label] - left[label] + 1,
              bottom[label] - top[label] + 1,
              (double) sumX[label] / areas[label],
              (double) sumY[label] / areas[label]));
    }
    return components;
  }
}
