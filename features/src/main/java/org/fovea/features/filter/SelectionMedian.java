package org.fovea.features.filter;

/**
 * Medians of small windows for many pixels at once. Of n values n/2 + 2 are taken; the smallest and
 * the largest of them can't be the median and are dropped, the next value is taken, and so on until
 * one is left. Every exchange is between two runs of pixels, which makes it a vector instruction.
 */
final class SelectionMedian {
  /** Pixels of a run: those of a 5 x 5 window stay in the first cache. */
  private static final int RUN = 256;

  private final int size;
  private final int stride;
  private final int[][] runs;

  SelectionMedian(int radius, int width) {
    size = 2 * radius + 1;
    stride = width + 2 * radius;
    runs = new int[Math.min(size * size, size * size / 2 + 2)][RUN];
  }

  /** The medians of a row of a picture that has a margin of the radius. */
  void row(int[] padded, int y, int[] out) {
    for (int x = 0; x < out.length; x += RUN) {
      int n = Math.min(RUN, out.length - x);
      int origin = y * stride + x;
      for (int i = 0; i < runs.length; i++) {
        take(padded, origin, i, i, n);
      }
      int low = 0;
      int high = runs.length - 1;
      for (int i = runs.length; i < size * size; i++) {
        separateExtremes(low, high, n);
        low++;
        take(padded, origin, i, high, n);
      }
      separateExtremes(low, high, n);
      System.arraycopy(runs[(low + high) / 2], 0, out, x, n);
    }
  }

  private void take(int[] padded, int origin, int tap, int run, int n) {
    System.arraycopy(padded, origin + tap / size * stride + tap % size, runs[run], 0, n);
  }

  /** Brings the smallest values into run {@code low}, the largest into {@code high}. */
  private void separateExtremes(int low, int high, int n) {
    for (int a = low, b = high; a < b; a++, b--) {
      exchange(runs[a], runs[b], n);
    }
    for (int i = low + 1; i <= (low + high) / 2; i++) {
      exchange(runs[low], runs[i], n);
    }
    for (int i = (low + high + 1) / 2; i < high; i++) {
      exchange(runs[i], runs[high], n);
    }
  }

  private static void exchange(int[] smaller, int[] larger, int n) {
    for (int i = 0; i < n; i++) {
      int a = smaller[i];
      int b = larger[i];
      smaller[i] = Math.min(a, b);
      larger[i] = Math.max(a, b);
    }
  }
}
