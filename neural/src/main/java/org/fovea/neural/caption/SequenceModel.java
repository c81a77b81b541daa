package org.fovea.neural.caption;

/**
 * Says word by word how a sequence may go on.
 *
 * @param <S> what is remembered of a sequence so far; never changed
 */
public interface SequenceModel<S> {
  /**
   * What is remembered before the first word.
   *
   * @return the state
   */
  S start();

  /**
   * Takes a word and looks ahead.
   *
   * @param state before the word
   * @param word its number
   * @return what may follow
   */
  Next<S> next(S state, int word);

  /**
   * What may follow.
   *
   * @param <S> what is remembered
   * @param state after the word
   * @param logProbabilities of each word that may come next, natural logarithms
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Next<S>(S state, double[] logProbabilities) {}
}
