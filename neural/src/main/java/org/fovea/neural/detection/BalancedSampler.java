package org.fovea.neural.detection;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Picks which of many anchors or regions a loss looks at (Faster R-CNN, Ren et al., 2015, section
 * 3.1.3): up to a share of positives, then negatives up to a number. A value out of range is an
 * {@link IllegalArgumentException}.
 *
 * @param count how many to pick of a picture, at least 1
 * @param positiveFraction the largest share of positives, 0..1
 */
public record BalancedSampler(int count, double positiveFraction) {
  public BalancedSampler {
    if (count < 1 || !(positiveFraction >= 0 && positiveFraction <= 1)) {
      throw new IllegalArgumentException(
          "balanced sampler: count %d, positiveFraction %s, expected 1 or more and 0..1"
              .formatted(count, positiveFraction));
    }
  }

  /**
   * What was picked.
   *
   * @param positives numbers of those with a label above 0, ascending
   * @param negatives numbers of those with label 0, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  public record Sample(int[] positives, int[] negatives) {
    /** Both, ascending. */
    int[] all() {
      int[] all = Arrays.copyOf(positives, positives.length + negatives.length);
      System.arraycopy(negatives, 0, all, positives.length, negatives.length);
      Arrays.sort(all);
      return all;
    }
  }

  /**
   * Picks.
   *
   * @param labels of all there are: above 0 positive, 0 negative, below 0 neither
   * @param random what the choice depends on
   * @return which
   */
  public Sample sample(int[] labels, RandomGenerator random) {
    int[] positives = new int[labels.length];
    int[] negatives = new int[labels.length];
    int positive = 0;
    int negative = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] > 0) {
        positives[positive++] = i;
      } else if (labels[i] == 0) {
        negatives[negative++] = i;
      }
    }
    int kept = Math.min(positive, (int) (count * positiveFraction));
    int[] chosen = choose(positives, positive, kept, random);
    return new Sample(
        chosen, choose(negatives, negative, Math.min(negative, count - kept), random));
  }

  /** So many of the first ones, ascending: the first steps of a shuffle. */
  private static int[] choose(int[] from, int size, int wanted, RandomGenerator random) {
    for (int i = 0; i < wanted && wanted < size; i++) {
      int j = i + random.nextInt(size - i);
      int other = from[j];
      from[j] = from[i];
      from[i] = other;
    }
    int[] chosen = Arrays.copyOf(from, wanted);
    Arrays.sort(chosen);
    return chosen;
  }
}
