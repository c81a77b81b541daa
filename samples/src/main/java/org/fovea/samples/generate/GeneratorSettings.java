package org.fovea.samples.generate;

/**
 * How a generator is trained. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param card what is trained
 * @param epochs how often all pictures are seen, 1 or more
 * @param batch pictures to a step, 2 or more
 * @param rate the learning rate, above 0
 * @param judged how many pictures are generated to be judged, 2 or more
 * @param judgeEvery epochs from one judgement to the next, 1 or more
 * @param seed what all random choices follow from
 */
public record GeneratorSettings(
    GeneratorCard card, int epochs, int batch, double rate, int judged, int judgeEvery, long seed) {
  public GeneratorSettings {
    if (epochs < 1 || batch < 2 || !(rate > 0) || judged < 2 || judgeEvery < 1) {
      throw new IllegalArgumentException(
          "epochs %d, batch %d, lr %s, judged %d, judge-every %d; expected 1, 2, above 0, 2, 1 or more"
              .formatted(epochs, batch, rate, judged, judgeEvery));
    }
  }
}
