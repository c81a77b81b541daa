package org.fovea.classic.boosting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.fovea.classic.task.Tasks;

/**
 * Finds the best {@link CodeStump} among all features. Of each feature, codes are ordered by their
 * examples' mean class, and the best cut of that order is the best of all subsets (L. Breiman et
 * al., "Classification and Regression Trees", 1984, theorem 4.5). The left is the side of more
 * negative examples; codes that no example has go there too, since negative classes such as
 * backgrounds tend to vary more. Immutable.
 */
public final class CodeStumpLearner implements WeakLearner<CodeStump> {
  private static final int CODES = 256;

  /** Features of one task; fixed, so that results don't depend on the number of threads. */
  private static final int CHUNK = 64;

  private final byte[][] columns;
  private final Executor executor;

  private record Split(CodeStump stump, double gain) {}

  /**
   * A learner.
   *
   * @param columns for each feature its code of each example, as an unsigned byte; not copied, not
   *     to be modified
   * @param executor whose threads work beside the caller's
   * @throws IllegalArgumentException if there is no feature or no example, or features have
   *     different numbers of examples
   */
  public CodeStumpLearner(byte[][] columns, Executor executor) {
    if (columns.length == 0 || columns[0].length == 0) {
      throw new IllegalArgumentException(
          "expected at least 1 feature of at least 1 example, got 0");
    }
    for (int f = 0; f < columns.length; f++) {
      if (columns[f].length != columns[0].length) {
        throw new IllegalArgumentException(
            "feature %d has %d examples, the first has %d"
                .formatted(f, columns[f].length, columns[0].length));
      }
    }
    this.columns = columns;
    this.executor = executor;
  }

  @Override
  public int examples() {
    return columns[0].length;
  }

  @Override
  public float output(CodeStump stump, int example) {
    return stump.of(columns[stump.feature()][example] & 0xFF);
  }

  @Override
  public CodeStump fit(BoostingKind kind, double[] weights, boolean[] positive) {
    List<Callable<Split>> tasks =
        IntStream.range(0, (columns.length + CHUNK - 1) / CHUNK)
            .<Callable<Split>>mapToObj(
                c ->
                    () ->
                        best(
                            kind,
                            c * CHUNK,
                            Math.min((c + 1) * CHUNK, columns.length),
                            weights,
                            positive))
            .toList();
    return Tasks.run(tasks, executor).stream()
        .max(Comparator.comparingDouble(Split::gain).thenComparingInt(s -> -s.stump().feature()))
        .orElseThrow()
        .stump();
  }

  private Split best(BoostingKind kind, int from, int to, double[] weights, boolean[] positive) {
    Split best = split(kind, from, weights, positive);
    for (int f = from + 1; f < to; f++) {
      Split split = split(kind, f, weights, positive);
      if (split.gain > best.gain) {
        best = split;
      }
    }
    return best;
  }

  private Split split(BoostingKind kind, int feature, double[] weights, boolean[] positive) {
    double[] positives = new double[CODES];
    double[] negatives = new double[CODES];
    byte[] column = columns[feature];
    for (int i = 0; i < column.length; i++) {
      (positive[i] ? positives : negatives)[column[i] & 0xFF] += weights[i];
    }
    List<Integer> seen = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    double allPositive = 0;
    double allNegative = 0;
    for (int c = 0; c < CODES; c++) {
      allPositive += positives[c];
      allNegative += negatives[c];
      if (positives[c] + negatives[c] > 0) {
        seen.add(c);
      } else {
        left.add(c);
      }
    }
    seen.sort(Comparator.comparingDouble(c -> positives[c] / (positives[c] + negatives[c])));
    double most = kind.gain(0, 0, allPositive, allNegative);
    int cut = 0;
    double leftPositive = 0;
    double leftNegative = 0;
    double bestPositive = 0;
    double bestNegative = 0;
    for (int i = 0; i + 1 < seen.size(); i++) {
      leftPositive += positives[seen.get(i)];
      leftNegative += negatives[seen.get(i)];
      double gain =
          kind.gain(
              leftPositive, leftNegative, allPositive - leftPositive, allNegative - leftNegative);
      if (gain > most) {
        most = gain;
        cut = i + 1;
        bestPositive = leftPositive;
        bestNegative = leftNegative;
      }
    }
    left.addAll(seen.subList(0, cut));
    double rightPositive = allPositive - bestPositive;
    double rightNegative = allNegative - bestNegative;
    return new Split(
        new CodeStump(
            feature,
            words(left),
            kind.left(bestPositive, bestNegative, rightPositive, rightNegative),
            kind.right(bestPositive, bestNegative, rightPositive, rightNegative)),
        most);
  }

  private static List<Integer> words(List<Integer> codes) {
    Integer[] words = {0, 0, 0, 0, 0, 0, 0, 0};
    for (int c : codes) {
      words[c >> 5] |= 1 << (c & 31);
    }
    return List.of(words);
  }
}
