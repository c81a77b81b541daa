package org.fovea.metrics.panoptic;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Panoptic quality, picture by picture. Kirillov et al., Panoptic Segmentation, CVPR 2019, section
 * 4; the rules of the authors' program {@code panopticapi}, whose numbers these equal but for the
 * rounding of sums.
 *
 * <p>A true and a predicted segment of one category match when their IoU is greater than 0.5, where
 * the union leaves out what of the predicted segment is void in the truth; at most one can match.
 * True crowds match nothing and aren't missed. A predicted segment without a match is left out when
 * more than half of it is void or in a crowd of its category; of several crowds of a category in
 * one picture only the last counts, as in {@code panopticapi}.
 *
 * <p>Evaluators of parts of the pictures merge exactly: the result is that of the whole. Not for
 * use by several threads at once; give each thread its own and merge.
 */
public final class PanopticEvaluator {
  private final List<PanopticCategory> categories;
  private final SortedMap<Integer, CategoryTally> tallies = new TreeMap<>();

  /**
   * An evaluator that has seen nothing.
   *
   * @param categories the data set's categories
   * @throws IllegalArgumentException if two have the same id
   */
  public PanopticEvaluator(Collection<PanopticCategory> categories) {
    this.categories =
        categories.stream().sorted(Comparator.comparingInt(PanopticCategory::id)).toList();
    for (PanopticCategory category : this.categories) {
      if (tallies.put(category.id(), new CategoryTally()) != null) {
        throw new IllegalArgumentException("category " + category.id() + " is listed twice");
      }
    }
  }

  /**
   * Adds a picture.
   *
   * @param truth what there is
   * @param predicted what was found
   * @throws IllegalArgumentException if the sizes differ or a segment has an unknown category;
   *     nothing is added then
   */
  public void add(PanopticSegmentation truth, PanopticSegmentation predicted) {
    if (truth.height() != predicted.height() || truth.width() != predicted.width()) {
      throw new IllegalArgumentException(
          "truth and prediction must have one size, got %d x %d and %d x %d"
              .formatted(truth.height(), truth.width(), predicted.height(), predicted.width()));
    }
    requireKnown("true", truth);
    requireKnown("predicted", predicted);
    int[][] shared = truth.shared(predicted);
    boolean[] matched = new boolean[predicted.segments().size()];
    Map<Integer, Integer> crowds = new HashMap<>();
    for (int t = 0; t < truth.segments().size(); t++) {
      PanopticSegment segment = truth.segments().get(t);
      if (segment.crowd()) {
        crowds.put(segment.categoryId(), t);
      } else {
        match(truth, t, predicted, shared, matched);
      }
    }
    for (int p = 0; p < matched.length; p++) {
      int category = predicted.segments().get(p).categoryId();
      if (!matched[p] && !ignored(p, predicted, shared, crowds.get(category))) {
        tally(category).falsePositive();
      }
    }
  }

  private void requireKnown(String kind, PanopticSegmentation segmentation) {
    for (PanopticSegment segment : segmentation.segments()) {
      if (!tallies.containsKey(segment.categoryId())) {
        throw new IllegalArgumentException(
            "the %s segment %d has the unknown category %d"
                .formatted(kind, segment.id(), segment.categoryId()));
      }
    }
  }

  private void match(
      PanopticSegmentation truth,
      int t,
      PanopticSegmentation predicted,
      int[][] shared,
      boolean[] matched) {
    int category = truth.segments().get(t).categoryId();
    for (int p = 0; p < matched.length; p++) {
      int intersection = shared[t + 1][p + 1];
      if (intersection > 0 && predicted.segments().get(p).categoryId() == category) {
        int union = truth.area(t) + predicted.area(p) - intersection - shared[0][p + 1];
        double iou = (double) intersection / union;
        if (iou > 0.5) {
          tally(category).match(iou);
          matched[p] = true;
          return;
        }
      }
    }
    tally(category).falseNegative();
  }

  private static boolean ignored(
      int p, PanopticSegmentation predicted, int[][] shared, @Nullable Integer crowd) {
    int excused = shared[0][p + 1] + (crowd == null ? 0 : shared[crowd + 1][p + 1]);
    return (double) excused / predicted.area(p) > 0.5;
  }

  private CategoryTally tally(int category) {
    return Objects.requireNonNull(tallies.get(category));
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator of the same categories, not modified
   * @throws IllegalArgumentException if the categories differ
   */
  public void merge(PanopticEvaluator other) {
    if (!categories.equals(other.categories)) {
      throw new IllegalArgumentException("evaluators must have the same categories to merge");
    }
    tallies.forEach((category, tally) -> tally.merge(other.tally(category)));
  }

  /**
   * The numbers of all that was added.
   *
   * @return the result
   */
  public PanopticResult result() {
    SortedMap<Integer, PanopticCounts> counts = new TreeMap<>();
    tallies.forEach((category, tally) -> counts.put(category, tally.counts()));
    return new PanopticResult(categories, counts);
  }
}
