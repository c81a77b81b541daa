package org.fovea.neural.caption;

/**
 * The sizes of a {@link CaptionNetwork}. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param words of the vocabulary, with its marks, at least 3
 * @param features planes of the encoder's map, at least 1
 * @param embedding length of a word's vector, at least 1
 * @param hidden features of the LSTM, at least 1
 * @param attention features of the attention, at least 1
 */
public record CaptionConfig(int words, int features, int embedding, int hidden, int attention) {
  public CaptionConfig {
    if (words < 3 || features < 1 || embedding < 1 || hidden < 1 || attention < 1) {
      throw new IllegalArgumentException(
          "caption: words %d, features %d, embedding %d, hidden %d, attention %d; expected 3 and 1 or more"
              .formatted(words, features, embedding, hidden, attention));
    }
  }
}
