package org.fovea.metrics.coco;

import java.util.Arrays;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Keypoints;
import org.jspecify.annotations.Nullable;

/**
 * Matches the detections of one image with its truths, category by category. It keeps its working
 * space from image to image, so one thread uses it at a time.
 */
final class ImageMatcher {
  // The reference never asks for a whole IoU of 1, which rounding might miss.
  private static final double MAX_THRESHOLD = 1 - 1e-10;

  private final double[] thresholds;
  private final double leastThreshold;
  private final AreaRange[] areas;
  private final int maxDetections;
  private final boolean useCategories;
  private final boolean strict;
  private final boolean keypoints;
  private final Outcomes outcomes;
  private final int words;

  // by area: the bits of a detection that finds nothing
  private final long[][] falsePositives;

  private final Overlap overlap;
  private long imageId;

  private int truths;
  // category << 32 | position, so that sorting these sorts stably by category
  private long[] truthKeys = new long[16];
  private double[] truthAreas = new double[16];
  private boolean[] crowds = new boolean[16];
  private boolean[] leftOut = new boolean[16];
  private boolean[] idIsZero = new boolean[16];

  private int detections;
  private long[] detectionKeys = new long[64];
  private double[] detectionAreas = new double[64];
  private double[] scores = new double[64];
  private boolean[] excused = new boolean[64];

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
    areas = params.areas().toArray(new AreaRange[0]);
    maxDetections = params.maxDetections().get(params.maxDetections().size() - 1);
    useCategories = params.useCategories();
    strict = params.strict();
    keypoints = params.iouType() == IouType.KEYPOINTS;
    overlap = Overlap.of(params);
    words = (2 * areas.length * thresholds.length + Long.SIZE - 1) / Long.SIZE;
    falsePositives = new long[areas.length][words];
    for (int a = 0; a < areas.length; a++) {
      for (int t = 0; t < thresholds.length; t++) {
        set(falsePositives[a], 0, falsePositiveBit(a, t));
      }
    }
  }

  Outcomes outcomes() {
    return outcomes;
  }

  /** Begins an image. */
  void start(ImageInfo image) {
    imageId = image.id();
    truths = 0;
    detections = 0;
    overlap.start(image);
  }

  void addTruth(int category, Annotation truth) {
    int i = truths++;
    if (i == truthKeys.length) {
      int capacity = i * 2;
      truthKeys = Arrays.copyOf(truthKeys, capacity);
      truthAreas = Arrays.copyOf(truthAreas, capacity);
      crowds = Arrays.copyOf(crowds, capacity);
      leftOut = Arrays.copyOf(leftOut, capacity);
      idIsZero = Arrays.copyOf(idIsZero, capacity);
    }
    overlap.addTruth(truth);
    truthKeys[i] = (long) category << 32 | i;
    truthAreas[i] = truth.area();
    crowds[i] = truth.crowd();
    leftOut[i] = truth.crowd() || (keypoints && isUnlabelled(truth.keypoints()));
    idIsZero[i] = truth.id() == 0;
  }

  private static boolean isUnlabelled(@Nullable Keypoints points) {
    return points == null || points.labelled() == 0;
  }

  /**
   * @param isExcused whether it is no false positive whatever it finds
   */
  void addDetection(int category, DetectionTable table, int row, boolean isExcused) {
    int i = detections++;
    if (i == detectionKeys.length) {
      int capacity = i * 2;
      detectionKeys = Arrays.copyOf(detectionKeys, capacity);
      detectionAreas = Arrays.copyOf(detectionAreas, capacity);
      scores = Arrays.copyOf(scores, capacity);
      excused = Arrays.copyOf(excused, capacity);
    }
    overlap.addDetection(table, row);
    detectionKeys[i] = (long) category << 32 | i;
    detectionAreas[i] = table.area(row);
    scores[i] = table.score(row);
    excused[i] = isExcused;
  }

  /** Matches what was added and records it. */
  void match() {
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
        match(category, firstTruth, g, firstDetection, d);
      }
    } else if (truths + detections > 0) {
      match(0, 0, truths, 0, detections);
    }
  }

  private void match(int category, int truthFrom, int truthTo, int detectionFrom, int detectionTo) {
    ScoreOrder.sort(detectionOrder, detectionFrom, detectionTo, scores);
    int found = Math.min(detectionTo - detectionFrom, maxDetections);
    int there = truthTo - truthFrom;
    CategoryOutcomes out = outcomes.of(category);
    int firstRow = out.addGroup(imageId, found);
    for (int d = 0; d < found; d++) {
      int index = detectionOrder[detectionFrom + d];
      out.setScore(firstRow + d, scores[index]);
      if (!excused[index]) {
        setFalsePositives(out.bits(), (firstRow + d) * words, detectionAreas[index]);
      }
    }
    if (there > 0) {
      computeOverlaps(truthFrom, there, detectionFrom, found);
      for (int a = 0; a < areas.length; a++) {
        out.setPositives(a, orderTruths(areas[a], truthFrom, there));
        for (int t = 0; t < thresholds.length; t++) {
          matchAt(t, a, truthFrom, there, found, out, firstRow);
        }
      }
    }
  }

  /** Says of a detection that it finds nothing, in the ranges of size that it belongs to. */
  private void setFalsePositives(long[] bits, int at, double area) {
    for (int a = 0; a < falsePositives.length; a++) {
      if (!areas[a].excludes(area)) {
        long[] marks = falsePositives[a];
        for (int w = 0; w < marks.length; w++) {
          bits[at + w] |= marks[w];
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
      int detection = detectionOrder[detectionFrom + d];
      boolean near = false;
      for (int g = 0; g < there; g++) {
        double value = overlap.between(detection, (int) truthKeys[truthFrom + g]);
        overlaps[d * there + g] = value;
        near |= value >= leastThreshold;
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
      if (!leftOut[truth] && !area.excludes(truthAreas[truth])) {
        truthOrder[counting++] = g;
      }
    }
    int at = counting;
    for (int g = 0; g < there; g++) {
      int truth = (int) truthKeys[truthFrom + g];
      if (leftOut[truth] || area.excludes(truthAreas[truth])) {
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
      double value = overlaps[overlapsFrom + truthOrder[g]];
      if (!(value < best)) {
        best = value;
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
