package org.fovea.metrics.coco;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/** Reads a segmentation: polygons, or run lengths as numbers or as a compressed string. */
final class SegmentationReader {
  private static final String FIELD = "segmentation";
  private static final int MAX_RINGS = 1 << 20;

  private final EntryReader in;

  // of the run-length mask at hand
  private int height;
  private int width;
  private int @Nullable [] runs;
  private @Nullable String compressed;

  SegmentationReader(EntryReader in) {
    this.in = in;
  }

  /** Reads the value at hand; null where there is none, or after a report. */
  @Nullable Segmentation read() throws IOException {
    if (in.isNull()) {
      return null;
    }
    if (in.isObject()) {
      return mask();
    }
    if (in.isArray()) {
      return polygons();
    }
    in.wrongType(FIELD, "polygons or run lengths");
    return null;
  }

  private @Nullable Segmentation polygons() throws IOException {
    List<double[]> rings = new ArrayList<>();
    boolean good = true;
    while (in.nextElement()) {
      int n = in.numbers(FIELD);
      if (n >= 0 && (n < 6 || n % 2 != 0)) {
        in.flaw(FIELD, "expected x and y of at least 3 corners, got " + n + " numbers", false);
        n = -1;
      }
      if (rings.size() == MAX_RINGS) {
        in.flaw(FIELD, "more than " + MAX_RINGS + " polygons", false);
        n = -1;
      }
      good &= n >= 0;
      if (good) {
        rings.add(Arrays.copyOf(in.numbers(), n));
      }
    }
    return good && !rings.isEmpty() ? new Polygons(rings) : null;
  }

  private @Nullable Segmentation mask() throws IOException {
    height = -1;
    runs = null;
    compressed = null;
    boolean good = in.object(this::maskField);
    if (!good) {
      return null;
    }
    if (height < 0) {
      in.flaw(FIELD + ".size", "missing", false);
      return null;
    }
    try {
      if (compressed != null) {
        return RunLengthMask.ofCompressed(height, width, compressed);
      }
      if (runs != null) {
        return RunLengthMask.of(height, width, runs);
      }
      in.flaw(FIELD + ".counts", "missing", false);
    } catch (IllegalArgumentException e) {
      in.flaw(FIELD + ".counts", String.valueOf(e.getMessage()), false);
    }
    return null;
  }

  private void maskField(String name) throws IOException {
    switch (name) {
      case "size" -> {
        int n = in.numbers(FIELD + ".size");
        if (n == 2 && isCount(in.numbers()[0]) && isCount(in.numbers()[1])) {
          height = (int) in.numbers()[0];
          width = (int) in.numbers()[1];
        } else if (n >= 0) {
          in.flaw(FIELD + ".size", "expected a height and a width", false);
        }
      }
      case "counts" -> {
        if (in.isText()) {
          compressed = in.text(FIELD + ".counts");
        } else {
          readRuns();
        }
      }
      default -> in.skip();
    }
  }

  private void readRuns() throws IOException {
    int n = in.numbers(FIELD + ".counts");
    if (n >= 0) {
      runs = new int[n];
      for (int i = 0; i < n; i++) {
        double run = in.numbers()[i];
        if (!isCount(run)) {
          in.flaw(FIELD + ".counts", "expected run lengths, got " + run, false);
          return;
        }
        runs[i] = (int) run;
      }
    }
  }

  private static boolean isCount(double value) {
    return value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value);
  }
}
