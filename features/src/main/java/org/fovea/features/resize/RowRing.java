package org.fovea.features.resize;

import java.util.Arrays;

/**
 * Source rows after the horizontal half of the work, each made once, when an output row first needs
 * it.
 *
 * @param <R> a row of numbers
 */
final class RowRing<R> {
  /**
   * Writes source row {@code y}, brought to the output's width, to {@code row}.
   *
   * @param <R> a row of numbers
   */
  @FunctionalInterface
  interface Stretch<R> {
    void write(int y, R row);
  }

  private final Taps taps;
  private final R[] slots;
  private final R[] wanted;
  private final int[] rowInSlot;
  private final Stretch<R> stretch;

  /**
   * @param taps the source rows of each output row
   * @param slots as many rows as there are taps
   * @param stretch what fills them
   */
  RowRing(Taps taps, R[] slots, Stretch<R> stretch) {
    this.taps = taps;
    this.slots = slots;
    this.wanted = slots.clone();
    this.rowInSlot = new int[slots.length];
    Arrays.fill(rowInSlot, -1);
    this.stretch = stretch;
  }

  /** The rows of output row {@code y}, one per tap. */
  R[] rows(int y) {
    for (int k = 0; k < wanted.length; k++) {
      int row = taps.index(y, k);
      // Taps are neighbours, so that no two of them share a slot.
      int slot = row % slots.length;
      if (rowInSlot[slot] != row) {
        rowInSlot[slot] = row;
        stretch.write(row, slots[slot]);
      }
      wanted[k] = slots[slot];
    }
    return wanted;
  }
}
