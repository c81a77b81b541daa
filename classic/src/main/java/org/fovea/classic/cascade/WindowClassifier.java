package org.fovea.classic.cascade;

import boofcv.struct.image.GrayU8;

/** A cascade laid out for one picture, of which it classifies windows without allocating. */
abstract class WindowClassifier {
  /** What {@link #stagesPassed} says of windows without contrast, which ask no stage. */
  static final int FLAT = -1;

  private final int[] firstTree;
  private final float[] leastSum;

  WindowClassifier(Cascade cascade) {
    int stages = cascade.stages().size();
    firstTree = new int[stages + 1];
    leastSum = new float[stages];
    for (int s = 0; s < stages; s++) {
      Stage stage = cascade.stages().get(s);
      firstTree[s + 1] = firstTree[s] + stage.weakClassifiers().size();
      leastSum[s] = stage.leastSum();
    }
  }

  static WindowClassifier of(Cascade cascade, GrayU8 image) {
    return cascade.features() instanceof HaarPool pool
        ? new HaarClassifier(cascade, pool, image)
        : new LbpClassifier(cascade, (LbpPool) cascade.features(), image);
  }

  /** How many stages the window at a place inside the picture passes, or {@link #FLAT}. */
  int stagesPassed(int x, int y) {
    if (!moveTo(x, y)) {
      return FLAT;
    }
    for (int s = 0; s < leastSum.length; s++) {
      if (sum(firstTree[s], firstTree[s + 1]) < leastSum[s]) {
        return s;
      }
    }
    return leastSum.length;
  }

  /** Turns to a window; whether it has contrast. */
  abstract boolean moveTo(int x, int y);

  /** What trees add up to, in double as in OpenCV. */
  abstract double sum(int firstTree, int lastTree);
}
