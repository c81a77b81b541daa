package org.fovea.metrics.coco;

import java.util.Arrays;

/** Items put together by group, in their order within each: a counting sort. */
final class Grouping {
  private final int[] starts;
  private final int[] items;

  /**
   * @param groupOf group of each item, negative for items to leave out
   * @param groups how many groups there are
   */
  Grouping(int[] groupOf, int groups) {
    int[] counts = new int[groups + 1];
    for (int group : groupOf) {
      if (group >= 0) {
        counts[group + 1]++;
      }
    }
    for (int g = 0; g < groups; g++) {
      counts[g + 1] += counts[g];
    }
    starts = counts.clone();
    items = new int[starts[groups]];
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] >= 0) {
        items[counts[groupOf[i]]++] = i;
      }
    }
  }

  /** Where a group begins; the one after the last begins where all end. */
  int start(int group) {
    return starts[group];
  }

  int item(int position) {
    return items[position];
  }

  /** All items of a group. */
  int[] items(int group) {
    return Arrays.copyOfRange(items, starts[group], starts[group + 1]);
  }
}
