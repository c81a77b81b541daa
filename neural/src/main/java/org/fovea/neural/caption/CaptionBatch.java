package org.fovea.neural.caption;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Pictures with their captions.
 *
 * @param pictures {@code [N, C, H, W]}
 * @param captions the numbers of each caption's words, without marks
 */
public record CaptionBatch(Tensor pictures, List<int[]> captions) {
  public CaptionBatch {
    captions = List.copyOf(captions);
    if (captions.size() != pictures.dim(0)) {
      throw new IllegalArgumentException(
          "caption batch: %d captions for %d pictures".formatted(captions.size(), pictures.dim(0)));
    }
  }

  /** The words of all captions before each place, the first BEGIN. */
  List<IntTensor> before() {
    List<IntTensor> before = new ArrayList<>();
    for (int place = 0; place <= longest(); place++) {
      int[] words = new int[captions.size()];
      for (int n = 0; n < words.length; n++) {
        words[n] = place == 0 ? Vocabulary.BEGIN : word(n, place - 1, Vocabulary.END);
      }
      before.add(IntTensor.of(words));
    }
    return before;
  }

  /** The words at each place, caption by caption, with one END and then what fills up. */
  int[] following(int filling) {
    int places = longest() + 1;
    int[] words = new int[captions.size() * places];
    for (int i = 0; i < words.length; i++) {
      int n = i / places;
      int place = i % places;
      words[i] = place == captions.get(n).length ? Vocabulary.END : word(n, place, filling);
    }
    return words;
  }

  private int word(int n, int place, int otherwise) {
    return place < captions.get(n).length ? captions.get(n)[place] : otherwise;
  }

  private int longest() {
    return captions.stream().mapToInt(caption -> caption.length).max().orElse(0);
  }
}
