package org.fovea.classic.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Windows that lie on nearly the same place, made one.
 *
 * @param window the mean of the windows
 * @param count how many they are
 */
record WindowGroup(Window window, int count) {
  /** How far the edges of neighbours may lie apart, in parts of their size. */
  private static final double TOLERANCE = 0.2;

  /**
   * OpenCV's {@code groupRectangles}: windows of which each is near the next form a group, of which
   * the mean counts; groups of no more than {@code threshold} windows are dropped, and so are those
   * that lie inside a group of more windows. With a threshold of 0 every window stays alone.
   *
   * @param windows in any order, which decides the order of the groups
   * @param threshold at least 0
   * @return the groups, by their first window
   */
  static List<WindowGroup> of(List<Window> windows, int threshold) {
    if (threshold == 0) {
      return windows.stream().map(w -> new WindowGroup(w, 1)).toList();
    }
    List<WindowGroup> large =
        means(windows, labels(windows)).stream().filter(g -> g.count > threshold).toList();
    List<WindowGroup> outermost = new ArrayList<>();
    for (int i = 0; i < large.size(); i++) {
      boolean part = false;
      for (int j = 0; j < large.size() && !part; j++) {
        part = i != j && large.get(i).isPartOf(large.get(j));
      }
      if (!part) {
        outermost.add(large.get(i));
      }
    }
    return outermost;
  }

  private static int[] labels(List<Window> windows) {
    int[] parent = new int[windows.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
      for (int j = 0; j < i; j++) {
        if (near(windows.get(i), windows.get(j))) {
          // The earlier root stays, so that a group's label is its first window.
          int a = root(parent, i);
          int b = root(parent, j);
          parent[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
    for (int i = 0; i < parent.length; i++) {
      parent[i] = root(parent, i);
    }
    return parent;
  }

  private static int root(int[] parent, int i) {
    int at = i;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static boolean near(Window a, Window b) {
    double most =
        TOLERANCE * (Math.min(a.width(), b.width()) + Math.min(a.height(), b.height())) * 0.5;
    return Math.abs(a.x() - b.x()) <= most
        && Math.abs(a.y() - b.y()) <= most
        && Math.abs(a.x() + a.width() - b.x() - b.width()) <= most
        && Math.abs(a.y() + a.height() - b.y() - b.height()) <= most;
  }

  private static List<WindowGroup> means(List<Window> windows, int[] label) {
    int[][] sums = new int[windows.size()][];
    for (int i = 0; i < label.length; i++) {
      Window w = windows.get(i);
      if (sums[label[i]] == null) {
        sums[label[i]] = new int[5];
      }
      int[] sum = sums[label[i]];
      sum[0] += w.x();
      sum[1] += w.y();
      sum[2] += w.width();
      sum[3] += w.height();
      sum[4]++;
    }
    List<WindowGroup> groups = new ArrayList<>();
    Arrays.stream(sums)
        .filter(s -> s != null)
        .forEach(
            s -> {
              float each = 1f / s[4];
              groups.add(
                  new WindowGroup(
                      new Window(
                          (int) Math.rint(s[0] * each),
                          (int) Math.rint(s[1] * each),
                          (int) Math.rint(s[2] * each),
                          (int) Math.rint(s[3] * each)),
                      s[4]));
            });
    return groups;
  }

  private boolean isPartOf(WindowGroup other) {
    Window a = window;
    Window b = other.window;
    int dx = (int) Math.rint(b.width() * TOLERANCE);
    int dy = (int) Math.rint(b.height() * TOLERANCE);
    return a.x() >= b.x() - dx
        && a.y() >= b.y() - dy
        && a.x() + a.width() <= b.x() + b.width() + dx
        && a.y() + a.height() <= b.y() + b.height() + dy
        && (other.count > Math.max(3, count) || count < 3);
  }
}
