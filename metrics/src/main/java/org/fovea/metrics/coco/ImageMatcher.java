package org.fovea.metrics.coco;

import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Box;

/**
 * Matches the detections of one image with its truths, category by category. It keeps its working
 * space from image to image, so one thread uses it at a time.
 */
final class ImageMatcher {
  // The reference never asks for a whole IoU of 1, which rounding might miss.
  private static final double MAX_THRESHOLD = 1 - 1e-10;

  private final double[] thresholds;
  private final double leastThreshold;
  private final List<AreaRange> areas;
  private final int maxDetections;
  private final boolean useCategories;
  private final boolean strict;
  private final Outcomes outcomes;
  private final int words;

  private int truths;
  // category << 32 | position, so that sorting these sorts stably by category
  private long[] truthKeys = new long[16];
  private double[] truthBoxes = new double[16 * 4];
  private double[] truthAreas = new double[16];
  private boolean[] crowds = new boolean[16];
  private boolean[] idIsZero = new boolean[16];

  private int detections;
  private long[] detectionKeys = new long[64];
  private double[] detectionBoxes = new double[64 * 4];
  private double[] detectionAreas = new double[64];
  private double[] scores = new double[64];

  // of the category at hand: detections surest first; truths by the order in which they were added
  private int[] detectionOrder = new int[64];
  private double[] overlaps = new double[256];
  private boolean[] reachable = new boolean[64];
  // and for the range of size at hand: truths that count before those that are ignored
  private int[] truthOrder = new int[16];
  private boolean[] ignored = new boolean[16];
  private boolean[] matched = new boolean[16];

  ImageMatcher(CocoParams params, Outcomes outcomes) {
    this.outcomes = outcomes;
    thresholds =
        params.iouThresholds().stream().mapToDouble(t -> Math.min(t, MAX_THRESHOLD)).toArray();
    leastThreshold = Arrays.stream(thresholds).min().orElseThrow();
    areas = params.areas();
    maxDetections = params.maxDetections().get(params.maxDetections().size() - 1);
    useCategories = params.useCategories();
    strict = params.strict();
    words = (2 * areas.size() * thresholds.length + Long.SIZE - 1) / Long.SIZE;
  }

  Outcomes outcomes() {
    return outcomes;
  }

  void addTruth(int category, Box box, double area, boolean crowd, long id) {
    int i = truths++;
    if (i == truthKeys.length) {
      int capacity = i * 2;
      truthKeys = Arrays.copyOf(truthKeys, capacity);
      truthBoxes = Arrays.copyOf(truthBoxes, capacity * 4);
      truthAreas = Arrays.copyOf(truthAreas, capacity);
      crowds = Arrays.copyOf(crowds, capacity);
      idIsZero = Arrays.copyOf(idIsZero, capacity);
    }
    truthKeys[i] = (long) category << 32 | i;
    truthBoxes[4 * i] = box.x1();
    truthBoxes[4 * i + 1] = box.y1();
    truthBoxes[4 * i + 2] = box.width();
    truthBoxes[4 * i + 3] = box.height();
    truthAreas[i] = area;
    crowds[i] = crowd;
    idIsZero[i] = id == 0;
  }

  /** Adds a detection whose x, y, width and height the caller then puts where {@link #boxes} is. */
  int addDetection(int category, double area, double score) {
    int i = detections++;
    if (i == detectionKeys.length) {
      int capacity = i * 2;
      detectionKeys = Arrays.copyOf(detectionKeys, capacity);
      detectionBoxes = Arrays.copyOf(detectionBoxes, capacity * 4);
      detectionAreas = Arrays.copyOf(detectionAreas, capacity);
      scores = Arrays.copyOf(scores, capacity);
    }
    detectionKeys[i] = (long) category << 32 | i;
    detectionAreas[i] = area;
    scores[i] = score;
    return 4 * i;
  }

  /** Where the boxes of the image's detections are put. */
  double[] boxes() {
    return detectionBoxes;
  }

  /** Matches what was added, records it under the image, and forgets it. */
  void match(long imageId) {
    Arrays.sort(truthKeys, 0, truths);
    Arrays.sort(detectionKeys, 0, detections);
    if (detectionOrder.length < detections) {
      detectionOrder = new int[detectionKeys.length];
      reachable = new boolean[detectionKeys.length];
    }
    for (int d = 0; d < detections; d++) {
      detectionOrder[d] = (int) detectionKeys[d];
    }
    if (truthOrder.length < truths) {
      truthOrder = new int[truthKeys.length];
      ignored = new boolean[truthKeys.length];
      matched = new boolean[truthKeys.length];
    }
    if (useCategories) {
      int g = 0;
      int d = 0;
      while (g < truths || d < detections) {
        int category =
            Math.min(
                g < truths ? (int) (truthKeys[g] >> 32) : Integer.MAX_VALUE,
                d < detections ? (int) (detectionKeys[d] >> 32) : Integer.MAX_VALUE);
        int firstTruth = g;
        int firstDetection = d;
        while (g < truths && (int) (truthKeys[g] >> 32) == category) {
          g++;
        }
        while (d < detections && (int) (detectionKeys[d] >> 32) == category) {
          d++;
        }
        match(imageId, category, firstTruth, g, firstDetection, d);
      }
    } else if (truths + detections > 0) {
      match(imageId, 0, 0, truths, 0, detections);
    }
    truths = 0;
    detections = 0;
  }

  private void match(
      long imageId, int category, int truthFrom, int truthTo, int detectionFrom, int detectionTo) {
    ScoreOrder.sort(detectionOrder, detectionFrom, detectionTo, scores);
    int found = Math.min(detectionTo - detectionFrom, maxDetections);
    int there = truthTo - truthFrom;
    CategoryOutcomes out = outcomes.of(category);
    int firstRow = found == 0 ? 0 : out.addGroup(imageId, found);
    for (int d = 0; d < found; d++) {
      int index = detectionOrder[detectionFrom + d];
      out.setScore(firstRow + d, scores[index]);
      for (int a = 0; a < areas.size(); a++) {
        if (!areas.get(a).excludes(detectionAreas[index])) {
          int bit = falsePositiveBit(a, 0);
          for (int t = 0; t < thresholds.length; t++) {
            set(out.bits(), firstRow + d, bit + t);
          }
        }
      }
    }
    if (there > 0) {
      computeOverlaps(truthFrom, there, detectionFrom, found);
      for (int a = 0; a < areas.size(); a++) {
        out.addPositives(a, orderTruths(areas.get(a), truthFrom, there));
        for (int t = 0; t < thresholds.length; t++) {
          matchAt(t, a, truthFrom, there, found, out, firstRow);
        }
      }
    }
  }

  private void computeOverlaps(int truthFrom, int there, int detectionFrom, int found) {
    int pairs = Math.multiplyExact(there, found);
    if (overlaps.length < pairs) {
      overlaps = new double[pairs];
    }
    for (int d = 0; d < found; d++) {
      int i = 4 * detectionOrder[detectionFrom + d];
      double x = detectionBoxes[i];
      double y = detectionBoxes[i + 1];
      double right = x + detectionBoxes[i + 2];
      double bottom = y + detectionBoxes[i + 3];
      double area = detectionBoxes[i + 2] * detectionBoxes[i + 3];
      boolean near = false;
      for (int g = 0; g < there; g++) {
        int truth = (int) truthKeys[truthFrom + g];
        int j = 4 * truth;
        double gx = truthBoxes[j];
        double gy = truthBoxes[j + 1];
        double gw = truthBoxes[j + 2];
        double gh = truthBoxes[j + 3];
        double w = Math.min(right, gx + gw) - Math.max(x, gx);
        double h = Math.min(bottom, gy + gh) - Math.max(y, gy);
        double overlap = 0;
        if (w > 0 && h > 0) {
          double shared = w * h;
          overlap = shared / (crowds[truth] ? area : area + gw * gh - shared);
        }
        overlaps[d * there + g] = overlap;
        near |= overlap >= leastThreshold;
      }
      reachable[d] = near;
    }
  }

  /**
   * Puts the truths that count before those that are ignored, each in file order.
   *
   * @return how many count
   */
  private int orderTruths(AreaRange area, int truthFrom, int there) {
    int counting = 0;
    for (int g = 0; g < there; g++) {
      int truth = (int) truthKeys[truthFrom + g];
      if (!crowds[truth] && !area.excludes(truthAreas[truth])) {
        truthOrder[counting++] = g;
      }
    }
    int at = counting;
    for (int g = 0; g < there; g++) {
      int truth = (int) truthKeys[truthFrom + g];
      if (crowds[truth] || area.excludes(truthAreas[truth])) {
        truthOrder[at++] = g;
      }
    }
    Arrays.fill(ignored, 0, counting, false);
    Arrays.fill(ignored, counting, there, true);
    return counting;
  }

  private void matchAt(
      int t, int a, int truthFrom, int there, int found, CategoryOutcomes out, int firstRow) {
    Arrays.fill(matched, 0, there, false);
    for (int d = 0; d < found; d++) {
      if (!reachable[d]) {
        continue;
      }
      int match = bestTruth(thresholds[t], d * there, truthFrom, there);
      if (match < 0) {
        continue;
      }
      matched[match] = true;
      int truth = (int) truthKeys[truthFrom + truthOrder[match]];
      if (ignored[match]) {
        clear(out.bits(), firstRow + d, falsePositiveBit(a, t));
      } else if (!(strict && idIsZero[truth])) {
        clear(out.bits(), firstRow + d, falsePositiveBit(a, t));
        set(out.bits(), firstRow + d, truePositiveBit(a, t));
      }
    }
  }

  /**
   * The truth that a detection finds.
   *
   * @param overlapsFrom where the detection's overlaps begin
   * @return its position in the order of truths, or -1
   */
  private int bestTruth(double threshold, int overlapsFrom, int truthFrom, int there) {
    double best = threshold;
    int match = -1;
    for (int g = 0; g < there; g++) {
      if (matched[g] && !crowds[(int) truthKeys[truthFrom + truthOrder[g]]]) {
        continue;
      }
      if (match >= 0 && !ignored[match] && ignored[g]) {
        break;
      }
      double overlap = overlaps[overlapsFrom + truthOrder[g]];
      if (!(overlap < best)) {
        best = overlap;
        match = g;
      }
    }
    return match;
  }

  private int truePositiveBit(int area, int threshold) {
    return 2 * area * thresholds.length + threshold;
  }

  private int falsePositiveBit(int area, int threshold) {
    return (2 * area + 1) * thresholds.length + threshold;
  }

  private void set(long[] bits, int row, int bit) {
    bits[row * words + (bit >> 6)] |= 1L << bit;
  }

  private void clear(long[] bits, int row, int bit) {
    bits[row * words + (bit >> 6)] &= ~(1L << bit);
  }
}
