package org.fovea.metrics.geometry;

import java.util.Arrays;

/**
 * Fills polygons as COCO's own code does.
 *
 * <p>That code walks along the edges on a grid five times as fine and keeps the places where the
 * walk goes from one fine column to the next in the middle of a pixel, between fine columns 5n + 2
 * and 5n + 3. Those places are computed here directly, with the same roundings.
 */
final class PolygonRasterizer {
  private static final int SCALE = 5;
  private static final int MIDDLE = SCALE / 2;

  private final int height;
  private final int width;

  // column * height + row of each crossing
  private int[] crossings = new int[64];
  private int count;

  PolygonRasterizer(int height, int width) {
    if (height < 0 || width < 0 || (long) height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "polygons can't be filled in a mask of " + height + " x " + width);
    }
    this.height = height;
    this.width = width;
  }

  RunLengthMask fill(double[] ring) {
    count = 0;
    int corners = ring.length / 2;
    long x = fine(ring[2 * corners - 2]);
    long y = fine(ring[2 * corners - 1]);
    for (int i = 0; i < corners; i++) {
      long nextX = fine(ring[2 * i]);
      long nextY = fine(ring[2 * i + 1]);
      addEdge(x, y, nextX, nextY);
      x = nextX;
      y = nextY;
    }
    return mask();
  }

  private static long fine(double coordinate) {
    return (int) (SCALE * coordinate + .5);
  }

  private void addEdge(long xs, long ys, long xe, long ye) {
    long dx = Math.abs(xe - xs);
    long dy = Math.abs(ye - ys);
    if (dx == 0) {
      return;
    }
    boolean wide = dx >= dy;
    // The reference computes an edge from its left, or upper, end.
    if (wide ? xs > xe : ys > ye) {
      addEdge(xe, ye, xs, ys);
      return;
    }
    double slope = wide ? (double) (ye - ys) / dx : (double) (xe - xs) / dy;
    long left = Math.min(xs, xe);
    long right = Math.max(xs, xe);
    long first = Math.max(0, Math.floorDiv(left - MIDDLE + SCALE - 1, SCALE));
    long last = Math.min(width - 1L, Math.floorDiv(right - MIDDLE - 1, SCALE));
    for (long column = first; column <= last; column++) {
      long u = SCALE * column + MIDDLE;
      long v;
      if (wide) {
        long t = u - xs;
        v = Math.min(rounded(ys, slope, t), rounded(ys, slope, t + 1));
      } else {
        v = ys + stepBefore(u, xs, slope, dy);
      }
      addCrossing((int) column, v);
    }
  }

  private static int rounded(long start, double slope, long t) {
    return (int) (start + slope * t + .5);
  }

  /** Of the steps along a steep edge, the last before it crosses from u to u + 1 or back. */
  private static long stepBefore(long u, long xs, double slope, long steps) {
    boolean rightward = slope > 0;
    double guess = (u + .5 - xs) / slope;
    long t = Math.max(0, Math.min(steps, (long) guess));
    // The estimate is off by a step or two at most.
    while (t > 0 && crossed(u, xs, slope, t, rightward)) {
      t--;
    }
    while (t < steps && !crossed(u, xs, slope, t + 1, rightward)) {
      t++;
    }
    return t;
  }

  private static boolean crossed(long u, long xs, double slope, long t, boolean rightward) {
    int at = rounded(xs, slope, t);
    return rightward ? at > u : at <= u;
  }

  private void addCrossing(int column, long v) {
    double y = (v + .5) / SCALE - .5;
    int row = (int) Math.ceil(Math.max(0, Math.min(height, y)));
    if (count == crossings.length) {
      crossings = Arrays.copyOf(crossings, count * 2);
    }
    crossings[count++] = column * height + row;
  }

  /** The runs between the crossings in order; two in one place cancel out. */
  private RunLengthMask mask() {
    Arrays.sort(crossings, 0, count);
    int[] runs = new int[count + 1];
    int n = 0;
    int previous = 0;
    for (int i = 0; i <= count; i++) {
      int place = i < count ? crossings[i] : height * width;
      int length = place - previous;
      previous = place;
      if (length > 0 || n == 0) {
        runs[n++] = length;
      } else if (++i <= count) {
        place = i < count ? crossings[i] : height * width;
        runs[n - 1] += place - previous;
        previous = place;
      }
    }
    return RunLengthMask.of(height, width, Arrays.copyOf(runs, n));
  }
}
