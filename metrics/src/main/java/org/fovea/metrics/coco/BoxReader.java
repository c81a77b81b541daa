package org.fovea.metrics.coco;

import java.io.IOException;

/** Reads {@code bbox}: x, y, width and height. */
final class BoxReader {
  private static final String FIELD = "bbox";

  private final EntryReader in;
  private final double[] box = new double[4];
  private boolean present;

  BoxReader(EntryReader in) {
    this.in = in;
  }

  void start() {
    present = false;
  }

  /**
   * Reads the value at hand; null and an empty array are no box.
   *
   * @param keepNegative whether the reference has an answer to a negative size here
   */
  void read(boolean keepNegative) throws IOException {
    if (in.isNull()) {
      return;
    }
    int n = in.numbers(FIELD);
    if (n <= 0) {
      return;
    }
    if (n != 4) {
      in.flaw(FIELD, "expected x, y, width and height, got " + n + " numbers", false);
      return;
    }
    System.arraycopy(in.numbers(), 0, box, 0, 4);
    present = true;
    if (box[2] < 0 || box[3] < 0) {
      in.flaw(FIELD, "negative size, " + box[2] + " x " + box[3], keepNegative);
    } else if (!Double.isFinite(box[0] + box[2]) || !Double.isFinite(box[1] + box[3])) {
      in.flaw(FIELD, "far edge out of range", false);
    }
  }

  boolean present() {
    return present;
  }

  double x() {
    return box[0];
  }

  double y() {
    return box[1];
  }

  double width() {
    return box[2];
  }

  double height() {
    return box[3];
  }
}
