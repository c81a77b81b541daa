package org.fovea.metrics.coco;

import java.io.IOException;
import java.util.Arrays;
import org.fovea.metrics.geometry.Keypoints;
import org.jspecify.annotations.Nullable;

/** Reads {@code keypoints}: x, y and visibility of each. */
final class KeypointsReader {
  private static final String FIELD = "keypoints";

  private final EntryReader in;

  KeypointsReader(EntryReader in) {
    this.in = in;
  }

  /** Reads the value at hand; null where there are none, or after a report. */
  @Nullable Keypoints read() throws IOException {
    if (in.isNull()) {
      return null;
    }
    int n = in.numbers(FIELD);
    if (n <= 0) {
      return null;
    }
    if (n % 3 != 0) {
      in.flaw(FIELD, "expected x, y and visibility of each, got " + n + " numbers", false);
      return null;
    }
    return Keypoints.of(Arrays.copyOf(in.numbers(), n));
  }
}
