package org.fovea.features.filter;

import java.util.stream.IntStream;

/**
 * Medians of small windows for many pixels at once. Of n values n/2 + 2 are taken; the smallest and
 * the largest of them can't be the median and are dropped, the next value is taken, and so on until
 * one is left. Every exchange is between two runs of pixels, which makes it a vector instruction.
 */
final class SelectionMedian {
  /** Pixels of a run: long enough for vectors, short enough for the cache. */
  private static final int RUN = 1024;

  private final int size;
  private final int stride;
  private final int[][] runs;

  /** The exchanges after which the next value is taken, as indices of runs, two for each. */
  private final int[][] exchanges;

  SelectionMedian(int radius, int width) {
    size = 2 * radius + 1;
    stride = width + 2 * radius;
    runs = new int[Math.min(size * size, size * size / 2 + 2)][RUN];
    exchanges = new int[size * size - runs.length + 1][];
    for (int low = 0; low < exchanges.length; low++) {
      exchanges[low] = pairs(low, runs.length - 1);
    }
  }

  /** The medians of a row of a picture that has a margin of the radius. */
  void row(int[] padded, int y, int[] out) {
    for (int x = 0; x < out.length; x += RUN) {
      int n = Math.min(RUN, out.length - x);
      int origin = y * stride + x;
      for (int tap = 0; tap < runs.length; tap++) {
        take(padded, origin, tap, runs[tap], n);
      }
      int last = runs.length - 1;
      for (int low = 0; low < exchanges.length; low++) {
        if (low > 0) {
          take(padded, origin, last + low, runs[last], n);
        }
        exchange(runs, exchanges[low], n);
      }
      System.arraycopy(runs[(exchanges.length - 1 + last) / 2], 0, out, x, n);
    }
  }

  private void take(int[] padded, int origin, int tap, int[] run, int n) {
    System.arraycopy(padded, origin + (tap / size) * stride + tap % size, run, 0, n);
  }

  /** What brings the smallest values into run {@code low}, the largest into {@code high}. */
  private static int[] pairs(int low, int high) {
    IntStream ends =
        IntStream.range(0, (high - low + 1) / 2).flatMap(i -> IntStream.of(low + i, high - i));
    IntStream smallest =
        IntStream.rangeClosed(low + 1, (low + high) / 2).flatMap(i -> IntStream.of(low, i));
    IntStream largest =
        IntStream.range((low + high + 1) / 2, high).flatMap(i -> IntStream.of(i, high));
    return IntStream.concat(ends, IntStream.concat(smallest, largest)).toArray();
  }

  private static void exchange(int[][] runs, int[] pairs, int n) {
    for (int i = 0; i < pairs.length; i += 2) {
      exchange(runs[pairs[i]], runs[pairs[i + 1]], n);
    }
  }

  /** Without Math.min, which older compilers don't make a vector instruction of. */
  private static void exchange(int[] smaller, int[] larger, int n) {
    for (int i = 0; i < n; i++) {
      int a = smaller[i];
      int b = larger[i];
      // -1 where a < b, also where their difference overflows (Warren, Hacker's Delight, 2-12).
      int inOrder = ((a & ~b) | (~(a ^ b) & (a - b))) >> 31;
      int change = (a ^ b) & inOrder;
      smaller[i] = b ^ change;
      larger[i] = a ^ change;
    }
  }
}
