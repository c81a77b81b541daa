package org.fovea.metrics.generative;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Corpus BLEU: how many of the n-grams of captions are in their references. Papineni et al., BLEU:
 * a Method for Automatic Evaluation of Machine Translation, ACL 2002, section 2.3.
 *
 * <p>Counts are summed over all captions before anything is divided. A reference length is that
 * closest to the caption's, the shorter of two. As in NLTK a corpus without a matching word has 0
 * with smoothing too. A caption of fewer than n words has no n-gram (NLTK counts one that doesn't
 * match).
 *
 * <p>Evaluators of parts of the captions merge exactly. Not for use by several threads at once.
 */
public final class Bleu {
  private final BleuConfig config;
  private final long[] matches;
  private final long[] totals;
  private long length;
  private long referenceLength;

  /**
   * An evaluator that has seen nothing.
   *
   * @param config how it is computed
   */
  public Bleu(BleuConfig config) {
    this.config = config;
    matches = new long[config.maxOrder()];
    totals = new long[config.maxOrder()];
  }

  /**
   * Adds a caption.
   *
   * @param caption its words
   * @param references the words of each caption that would have been right, at least one
   * @throws IllegalArgumentException if there is no reference
   */
  public void add(List<String> caption, List<List<String>> references) {
    if (references.isEmpty()) {
      throw new IllegalArgumentException("a caption needs at least one reference");
    }
    for (int order = 1; order <= matches.length; order++) {
      Map<List<String>, Integer> most = new HashMap<>();
      for (List<String> reference : references) {
        count(reference, order).forEach((ngram, n) -> most.merge(ngram, n, Math::max));
      }
      for (Map.Entry<List<String>, Integer> found : count(caption, order).entrySet()) {
        int allowed = most.getOrDefault(found.getKey(), 0);
        matches[order - 1] += Math.min(found.getValue(), allowed);
        totals[order - 1] += found.getValue();
      }
    }
    length += caption.size();
    referenceLength += closestLength(caption.size(), references);
  }

  private static Map<List<String>, Integer> count(List<String> words, int order) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + order <= words.size(); i++) {
      counts.merge(List.copyOf(words.subList(i, i + order)), 1, Integer::sum);
    }
    return counts;
  }

  private static int closestLength(int length, List<List<String>> references) {
    return references.stream()
        .map(List::size)
        .min(
            Comparator.comparingInt((Integer size) -> Math.abs(size - length))
                .thenComparingInt(size -> size))
        .orElseThrow();
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator of the same configuration, not modified
   * @throws IllegalArgumentException if the configurations differ
   */
  public void merge(Bleu other) {
    if (!config.equals(other.config)) {
      throw new IllegalArgumentException(
          "expected an evaluator of " + config + ", got " + other.config);
    }
    for (int i = 0; i < matches.length; i++) {
      matches[i] += other.matches[i];
      totals[i] += other.totals[i];
    }
    length += other.length;
    referenceLength += other.referenceLength;
  }

  /**
   * The score.
   *
   * @return in [0, 1]; 0 where no word matches, where an order has no n-grams, or, without
   *     smoothing, where one has no match
   */
  public double value() {
    if (matches[0] == 0) {
      return 0;
    }
    double logs = 0;
    for (int i = 0; i < matches.length; i++) {
      double found = matches[i] == 0 ? config.epsilon() : matches[i];
      if (found == 0 || totals[i] == 0) {
        return 0;
      }
      logs += Math.log(found / totals[i]) / matches.length;
    }
    return brevityPenalty() * Math.exp(logs);
  }

  /**
   * What captions that are too short cost.
   *
   * @return in [0, 1]; 1 where they are longer than the references
   */
  public double brevityPenalty() {
    if (length > referenceLength) {
      return 1;
    }
    return length == 0 ? 0 : Math.exp(1 - (double) referenceLength / length);
  }
}
