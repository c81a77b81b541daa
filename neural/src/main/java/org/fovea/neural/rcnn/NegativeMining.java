package org.fovea.neural.rcnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.svm.LinearSvmTrainer;

/**
 * Trains a classifier on far more negatives than it can hold at once, by hard negative mining
 * (Felzenszwalb et al., 2010; R-CNN, section 2.3): it begins with a few drawn at random, then takes
 * in those that it gets wrong or nearly so and drops those that have become easy, until none is
 * new.
 *
 * @param start how many negatives to begin with, at least 1
 * @param most how many hard negatives join per round at most, the hardest first, at least 1
 * @param rounds how many rounds at most, at least 1
 */
record NegativeMining(int start, int most, int rounds) {
  /** Negatives with a margin above this count as hard: they are support vectors. */
  private static final double HARD = -1;

  /** Negatives with a margin below this are dropped: support vectors may be there again soon. */
  private static final double EASY = -1.2;

  /**
   * Trains.
   *
   * @param positives all positives, at least 1
   * @param negatives all negatives, at least 1
   * @param trainer trains on some
   * @param random draws the first negatives
   * @return the classifier of the last round
   */
  LinearSvm train(
      List<float[]> positives, List<float[]> negatives, LinearSvmTrainer trainer, Random random) {
    boolean[] active = new boolean[negatives.size()];
    int[] order = IntStream.range(0, active.length).toArray();
    for (int i = 0; i < Math.min(start, order.length); i++) {
      int j = i + random.nextInt(order.length - i);
      int drawn = order[j];
      order[j] = order[i];
      active[drawn] = true;
    }
    LinearSvm svm = train(positives, negatives, active, trainer);
    double[] margins = new double[active.length];
    for (int round = 1; round < rounds; round++) {
      for (int i = 0; i < active.length; i++) {
        margins[i] = svm.score(negatives.get(i));
      }
      int[] hard =
          IntStream.range(0, active.length)
              .filter(i -> !active[i] && margins[i] > HARD)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer i) -> margins[i]).reversed())
              .limit(most)
              .mapToInt(Integer::intValue)
              .toArray();
      if (hard.length == 0) {
        break;
      }
      for (int i = 0; i < active.length; i++) {
        active[i] &= margins[i] >= EASY;
      }
      Arrays.stream(hard).forEach(i -> active[i] = true);
      svm = train(positives, negatives, active, trainer);
    }
    return svm;
  }

  private static LinearSvm train(
      List<float[]> positives,
      List<float[]> negatives,
      boolean[] active,
      LinearSvmTrainer trainer) {
    List<float[]> features = new ArrayList<>(positives);
    for (int i = 0; i < active.length; i++) {
      if (active[i]) {
        features.add(negatives.get(i));
      }
    }
    boolean[] positive = new boolean[features.size()];
    Arrays.fill(positive, 0, positives.size(), true);
    return trainer.train(features.toArray(float[][]::new), positive);
  }
}
