package org.fovea.classic.proposal;

import java.util.Arrays;
import org.fovea.features.segmentation.LabelMap;

/** Which regions of a segmentation touch, side by side or at a corner. */
final class Neighbours {
  private Neighbours() {}

  /** For each region the regions that touch it, in ascending order. */
  static int[][] of(LabelMap map) {
    int width = map.labels().width;
    int[] labels = map.labels().data;
    int[] pairs = new int[64];
    int n = 0;
    for (int i = 0, y = 0; i < labels.length; y++) {
      boolean last = (y + 1) * width == labels.length;
      for (int x = 0; x < width; x++, i++) {
        int label = labels[i];
        int right = x + 1 < width ? labels[i + 1] : label;
        int down = last ? label : labels[i + width];
        int downLeft = last || x == 0 ? label : labels[i + width - 1];
        int downRight = last || x + 1 == width ? label : labels[i + width + 1];
        if (right == label && down == label && downLeft == label && downRight == label) {
          continue;
        }
        if (n + 8 > pairs.length) {
          pairs = Arrays.copyOf(pairs, 2 * pairs.length);
        }
        n = touch(pairs, n, label, right);
        n = touch(pairs, n, label, down);
        n = touch(pairs, n, label, downLeft);
        n = touch(pairs, n, label, downRight);
      }
    }
    return lists(map.count(), pairs, n);
  }

  private static int touch(int[] pairs, int n, int a, int b) {
    // Most touches repeat the one before.
    if (a == b || (n >= 2 && pairs[n - 2] == a && pairs[n - 1] == b)) {
      return n;
    }
    pairs[n] = a;
    pairs[n + 1] = b;
    return n + 2;
  }

  private static int[][] lists(int count, int[] pairs, int n) {
    int[] start = new int[count + 1];
    for (int i = 0; i < n; i++) {
      start[pairs[i] + 1]++;
    }
    for (int region = 0; region < count; region++) {
      start[region + 1] += start[region];
    }
    int[] end = start.clone();
    int[] touched = new int[n];
    for (int i = 0; i < n; i += 2) {
      touched[end[pairs[i]]++] = pairs[i + 1];
      touched[end[pairs[i + 1]]++] = pairs[i];
    }
    int[][] lists = new int[count][];
    for (int region = 0; region < count; region++) {
      Arrays.sort(touched, start[region], end[region]);
      int distinct = start[region];
      for (int i = start[region]; i < end[region]; i++) {
        if (i == start[region] || touched[i] != touched[i - 1]) {
          touched[distinct++] = touched[i];
        }
      }
      lists[region] = Arrays.copyOfRange(touched, start[region], distinct);
    }
    return lists;
  }
}
