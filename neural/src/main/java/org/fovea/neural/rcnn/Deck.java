package org.fovea.neural.rcnn;

import java.util.Random;

/** A pack of numbers, drawn in random order and shuffled anew whenever it runs out. */
final class Deck {
  private final int[] cards;
  private final Random random;
  private int next;

  /**
   * A shuffled pack.
   *
   * @param cards the numbers, at least 1
   * @param random shuffles
   */
  Deck(int[] cards, Random random) {
    if (cards.length == 0) {
      throw new IllegalArgumentException("a deck needs a card");
    }
    this.cards = cards.clone();
    this.random = random;
    this.next = cards.length;
  }

  /** The next number. */
  int draw() {
    if (next == cards.length) {
      next = 0;
      for (int i = cards.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int card = cards[i];
        cards[i] = cards[j];
        cards[j] = card;
      }
    }
    return cards[next++];
  }
}
