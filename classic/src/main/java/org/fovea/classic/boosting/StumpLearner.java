package org.fovea.classic.boosting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.fovea.classic.task.Tasks;

/**
 * Finds the best {@link Stump} among all features and thresholds, exactly: every feature's values
 * are sorted once, every fit goes once through each. Thresholds lie half-way between neighbouring
 * values. Takes 4 bytes a value beside the values themselves. Immutable.
 */
public final class StumpLearner implements WeakLearner<Stump> {
  /** Features of one task; fixed, so that results don't depend on the number of threads. */
  private static final int CHUNK = 64;

  private final float[][] columns;
  private final int[][] order;
  private final Executor executor;

  private record Split(Stump stump, double gain) {}

  /**
   * A learner.
   *
   * @param columns for each feature its value of each example, finite; not copied, not to be
   *     modified
   * @param executor whose threads work beside the caller's
   * @throws IllegalArgumentException if there is no feature or no example, features have different
   *     numbers of examples, or a value is not finite
   */
  public StumpLearner(float[][] columns, Executor executor) {
    if (columns.length == 0 || columns[0].length == 0) {
      throw new IllegalArgumentException(
          "expected at least 1 feature of at least 1 example, got 0");
    }
    this.columns = columns;
    this.executor = executor;
    this.order = new int[columns.length][];
    chunks((from, to) -> sort(from, to));
  }

  private interface Range<T> {
    T run(int from, int to);
  }

  private <T> List<T> chunks(Range<T> work) {
    List<Callable<T>> tasks =
        IntStream.range(0, (columns.length + CHUNK - 1) / CHUNK)
            .<Callable<T>>mapToObj(
                c -> () -> work.run(c * CHUNK, Math.min((c + 1) * CHUNK, columns.length)))
            .toList();
    return Tasks.run(tasks, executor);
  }

  /** Sorts by value, equal values by index: the bits of both in one long, which sorts fast. */
  private boolean sort(int from, int to) {
    long[] keys = new long[columns[0].length];
    for (int f = from; f < to; f++) {
      float[] column = columns[f];
      if (column.length != keys.length) {
        throw new IllegalArgumentException(
            "feature %d has %d examples, the first has %d"
                .formatted(f, column.length, keys.length));
      }
      for (int i = 0; i < keys.length; i++) {
        if (!Float.isFinite(column[i])) {
          throw new IllegalArgumentException(
              "feature %d of example %d is %s".formatted(f, i, column[i]));
        }
        // Adding 0 makes -0 equal to 0; flipping makes negative floats sort as integers do.
        int bits = Float.floatToRawIntBits(column[i] + 0f);
        keys[i] = (long) (bits ^ (bits >> 31 & 0x7FFF_FFFF)) << 32 | i;
      }
      Arrays.sort(keys);
      order[f] = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        order[f][i] = (int) keys[i];
      }
    }
    return true;
  }

  @Override
  public int examples() {
    return columns[0].length;
  }

  @Override
  public float output(Stump stump, int example) {
    return stump.of(columns[stump.feature()][example]);
  }

  @Override
  public Stump fit(BoostingKind kind, double[] weights, boolean[] positive) {
    // Positive examples weigh above 0, negative ones below, so that a pass reads one array.
    double[] signed = new double[weights.length];
    double positives = 0;
    double negatives = 0;
    for (int i = 0; i < weights.length; i++) {
      signed[i] = positive[i] ? weights[i] : -weights[i];
      positives += positive[i] ? weights[i] : 0;
      negatives += positive[i] ? 0 : weights[i];
    }
    double allPositive = positives;
    double allNegative = negatives;
    return chunks((from, to) -> best(kind, from, to, signed, allPositive, allNegative)).stream()
        .max(Comparator.comparingDouble(Split::gain).thenComparingInt(s -> -s.stump().feature()))
        .orElseThrow()
        .stump();
  }

  private Split best(
      BoostingKind kind, int from, int to, double[] signed, double positives, double negatives) {
    // Without any threshold, everything is on the right.
    double most = kind.gain(0, 0, positives, negatives);
    int feature = from;
    float threshold = Float.NEGATIVE_INFINITY;
    double bestPositive = 0;
    double bestNegative = 0;
    for (int f = from; f < to; f++) {
      float[] column = columns[f];
      int[] sorted = order[f];
      double leftPositive = 0;
      double leftNegative = 0;
      for (int i = 0; i + 1 < sorted.length; i++) {
        double weight = signed[sorted[i]];
        leftPositive += Math.max(weight, 0);
        leftNegative -= Math.min(weight, 0);
        float value = column[sorted[i]];
        float next = column[sorted[i + 1]];
        if (value < next) {
          double gain =
              kind.gain(
                  leftPositive, leftNegative, positives - leftPositive, negatives - leftNegative);
          if (gain > most) {
            most = gain;
            feature = f;
            threshold = between(value, next);
            bestPositive = leftPositive;
            bestNegative = leftNegative;
          }
        }
      }
    }
    double rightPositive = positives - bestPositive;
    double rightNegative = negatives - bestNegative;
    return new Split(
        new Stump(
            feature,
            threshold == Float.NEGATIVE_INFINITY ? -Float.MAX_VALUE : threshold,
            kind.left(bestPositive, bestNegative, rightPositive, rightNegative),
            kind.right(bestPositive, bestNegative, rightPositive, rightNegative)),
        most);
  }

  /** A threshold with the one value below it and the other not. */
  private static float between(float value, float next) {
    float middle = (float) (((double) value + next) / 2);
    return middle > value ? middle : next;
  }
}
