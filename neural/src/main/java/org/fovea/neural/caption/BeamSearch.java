package org.fovea.neural.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Looks for the likeliest sequence, keeping the few best beginnings of each length. A sequence is
 * scored by the mean log-probability of its words and its end, so that long ones have a chance.
 */
public final class BeamSearch {
  private final int beams;
  private final int longest;

  /**
   * A search.
   *
   * @param beams how many beginnings are kept, at least 1; 1 takes the likeliest word each time
   * @param longest the most words of a sequence, at least 1
   */
  public BeamSearch(int beams, int longest) {
    if (beams < 1 || longest < 1) {
      throw new IllegalArgumentException(
          "beam search: %d beams, longest %d; expected 1 or more each".formatted(beams, longest));
    }
    this.beams = beams;
    this.longest = longest;
  }

  /**
   * A sequence that was found.
   *
   * @param words numbers, without marks
   * @param score the mean log-probability of the words and the end
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Found(int[] words, double score) {}

  /**
   * A beginning; the end is the last word of one that ended.
   *
   * @param <S> what the decoder remembers
   * @param words so far
   * @param sum of the words' log probabilities
   * @param state after them
   * @param last the word that comes in next
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Beam<S>(int[] words, double sum, S state, int last) {
    double mean() {
      return sum / words.length;
    }
  }

  /**
   * Searches.
   *
   * @param <S> what the model remembers
   * @param model what may follow
   * @return the best sequence that ended; after the longest nothing but the end may follow
   */
  public <S> Found best(SequenceModel<S> model) {
    List<Beam<S>> open = List.of(new Beam<>(new int[0], 0, model.start(), Vocabulary.BEGIN));
    List<Beam<S>> ended = new ArrayList<>();
    for (int length = 0; length <= longest && !open.isEmpty(); length++) {
      List<Beam<S>> longer = new ArrayList<>();
      for (Beam<S> beam : open) {
        extend(model, beam, length == longest, longer);
      }
      longer.sort(Comparator.comparingDouble((Beam<S> beam) -> beam.sum).reversed());
      List<Beam<S>> kept = longer.subList(0, Math.min(beams, longer.size()));
      open = new ArrayList<>();
      for (Beam<S> beam : kept) {
        (beam.last == Vocabulary.END ? ended : open).add(beam);
      }
    }
    return found(ended);
  }

  private static <S> void extend(
      SequenceModel<S> model, Beam<S> beam, boolean mustEnd, List<Beam<S>> longer) {
    SequenceModel.Next<S> next = model.next(beam.state, beam.last);
    for (int word = 0; word < next.logProbabilities().length; word++) {
      if (mustEnd ? word == Vocabulary.END : word != Vocabulary.BEGIN) {
        int[] words = Arrays.copyOf(beam.words, beam.words.length + 1);
        words[beam.words.length] = word;
        double sum = beam.sum + next.logProbabilities()[word];
        longer.add(new Beam<>(words, sum, next.state(), word));
      }
    }
  }

  private static <S> Found found(List<Beam<S>> beams) {
    Beam<S> best = beams.get(0);
    for (Beam<S> beam : beams) {
      best = beam.mean() > best.mean() ? beam : best;
    }
    return new Found(Arrays.copyOf(best.words, best.words.length - 1), best.mean());
  }
}
