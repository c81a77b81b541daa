package org.fovea.neural.rcnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws mini-batches with a fixed share of positives (R-CNN, section 2.3: 32 of 128). The classes
 * take turns, so that a rare one is seen as often as a common one; within a class and within the
 * background every region is seen before one is seen again.
 */
final class BatchSampler {
  private final List<Deck> classes = new ArrayList<>();
  private final List<Deck> background = new ArrayList<>();
  private final int batchSize;
  private final int positives;
  private int turn;

  /**
   * A sampler.
   *
   * @param labels the label of each region, 0 for background
   * @param batchSize regions per batch, at least 1
   * @param foregroundShare the share of positives, {@code 0..1}; only positives or only background
   *     are drawn where the other kind is missing
   * @param random draws
   */
  BatchSampler(int[] labels, int batchSize, double foregroundShare, Random random) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("there is no region to draw batches from");
    }
    int last = IntStream.of(labels).max().getAsInt();
    for (int label = 0; label <= last; label++) {
      int wanted = label;
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == wanted).toArray();
      if (members.length > 0) {
        (label == ClassLabels.BACKGROUND ? background : classes).add(new Deck(members, random));
      }
    }
    this.batchSize = batchSize;
    this.positives =
        classes.isEmpty()
            ? 0
            : background.isEmpty() ? batchSize : (int) Math.round(batchSize * foregroundShare);
  }

  /** The indices of the next batch's regions, positives first. */
  int[] next() {
    int[] batch = new int[batchSize];
    for (int i = 0; i < batchSize; i++) {
      if (i < positives) {
        batch[i] = classes.get(turn).draw();
        turn = (turn + 1) % classes.size();
      } else {
        batch[i] = background.get(0).draw();
      }
    }
    return batch;
  }
}
