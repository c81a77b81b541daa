package org.fovea.metrics.detection;

/**
 * The one order of detections that every evaluator and suppressor here uses: by descending score,
 * equal scores in the order given, -0 equal to 0, NaN last.
 */
public final class ScoreOrder {
  private static final int INSERTION = 24;

  private ScoreOrder() {}

  /**
   * The order of scores.
   *
   * @param scores scores
   * @return the indices {@code 0..scores.length-1}, that of the highest score first
   */
  public static int[] of(double[] scores) {
    int[] order = new int[scores.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    sort(order, 0, order.length, scores);
    return order;
  }

  /**
   * Sorts indices stably by the scores that they name.
   *
   * @param indices indices into {@code scores}; those in the range are reordered
   * @param from first position to sort
   * @param to position after the last to sort
   * @param scores scores, not modified
   */
  public static void sort(int[] indices, int from, int to, double[] scores) {
    for (int start = from; start < to; start += INSERTION) {
      insertionSort(indices, start, Math.min(start + INSERTION, to), scores);
    }
    if (to - from <= INSERTION) {
      return;
    }
    int[] buffer = new int[to - from];
    for (long run = INSERTION; run < to - from; run *= 2) {
      for (long start = from; start + run < to; start += 2 * run) {
        int middle = (int) (start + run);
        merge(indices, (int) start, middle, (int) Math.min(middle + run, to), scores, buffer);
      }
    }
  }

  /** Whether a must stand before b wherever it came from. */
  private static boolean before(double a, double b) {
    return a > b || (Double.isNaN(b) && !Double.isNaN(a));
  }

  private static void insertionSort(int[] indices, int from, int to, double[] scores) {
    for (int i = from + 1; i < to; i++) {
      int index = indices[i];
      double score = scores[index];
      int j = i;
      while (j > from && before(score, scores[indices[j - 1]])) {
        indices[j] = indices[j - 1];
        j--;
      }
      indices[j] = index;
    }
  }

  private static void merge(
      int[] indices, int from, int middle, int to, double[] scores, int[] buffer) {
    if (!before(scores[indices[middle]], scores[indices[middle - 1]])) {
      return;
    }
    int left = middle - from;
    System.arraycopy(indices, from, buffer, 0, left);
    int a = 0;
    int b = middle;
    int at = from;
    while (a < left && b < to) {
      if (before(scores[indices[b]], scores[buffer[a]])) {
        indices[at++] = indices[b++];
      } else {
        indices[at++] = buffer[a++];
      }
    }
    System.arraycopy(buffer, a, indices, at, left - a);
  }
}
