package org.fovea.neural.rcnn;

import java.util.Random;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;

/**
 * Moves and stretches a true box a little, as an imprecise proposal would lie.
 *
 * @param maxShift the centre moves by up to this share of the size, either way
 * @param maxGrowth each side grows or shrinks by up to this factor, more than 1
 * @param minIou what overlap with the true box must remain, {@code 0..1}
 */
record BoxJitter(double maxShift, double maxGrowth, double minIou) {
  private static final int ATTEMPTS = 20;

  /** A box near the true one: the true one itself where chance finds none that overlaps enough. */
  Box near(Box truth, Random random) {
    double logGrowth = Math.log(maxGrowth);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Box box =
          new BoxDeltas(
                  maxShift * (2 * random.nextDouble() - 1),
                  maxShift * (2 * random.nextDouble() - 1),
                  logGrowth * (2 * random.nextDouble() - 1),
                  logGrowth * (2 * random.nextDouble() - 1))
              .decode(truth);
      if (Iou.of(box, truth) >= minIou) {
        return box;
      }
    }
    return truth;
  }
}
