package org.fovea.metrics.coco;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The detections of one category, surest first, and what became of each: objects of all sizes, most
 * detections. Equal scores stand in the order in which they count for the curves: that of the image
 * ids, then that in the image. Immutable.
 */
public final class CategoryRanking {
  private final int categoryId;
  private final int thresholds;
  private final double[] scores;
  private final long[] imageIds;
  // of each detection, one bit for each overlap threshold
  private final long[] truePositives;
  private final long[] falsePositives;
  private final Map<Long, Integer> positives;

  private CategoryRanking(int categoryId, int thresholds, int size, Map<Long, Integer> positives) {
    this.categoryId = categoryId;
    this.thresholds = thresholds;
    this.positives = positives;
    scores = new double[size];
    imageIds = new long[size];
    truePositives = new long[size * words()];
    falsePositives = new long[size * words()];
  }

  private int words() {
    return (thresholds + Long.SIZE - 1) / Long.SIZE;
  }

  static CategoryRanking of(int categoryId, CocoParams params, CategoryOutcomes outcomes) {
    int area = 0;
    while (!params.areas().get(area).name().equals(AreaRange.ALL.name())) {
      if (++area == params.areas().size()) {
        throw new IllegalArgumentException(
            "expected a range of size named all, got " + params.areas());
      }
    }
    Map<Long, Integer> positives = new TreeMap<>();
    long[] imageOf = new long[outcomes.size()];
    for (int g = 0; g < outcomes.groups(); g++) {
      if (outcomes.groupPositives(g, area) > 0) {
        positives.put(outcomes.groupImage(g), outcomes.groupPositives(g, area));
      }
      for (int row = outcomes.groupStart(g); row < outcomes.groupEnd(g); row++) {
        imageOf[row] = outcomes.groupImage(g);
      }
    }
    int thresholds = params.iouThresholds().size();
    CategoryRanking ranking =
        new CategoryRanking(categoryId, thresholds, outcomes.size(), positives);
    int[] rows = CategoryCurves.sorted(outcomes, new int[outcomes.size()]);
    for (int rank = 0; rank < rows.length; rank++) {
      int row = rows[rank];
      ranking.scores[rank] = outcomes.score(row);
      ranking.imageIds[rank] = imageOf[row];
      for (int w = 0; w < ranking.words(); w++) {
        long all = -1L >>> Math.max(0, Long.SIZE * (w + 1) - thresholds);
        int bit = 2 * area * thresholds + w * Long.SIZE;
        int at = rank * ranking.words() + w;
        ranking.truePositives[at] = outcomes.bits(row, bit) & all;
        ranking.falsePositives[at] = outcomes.bits(row, bit + thresholds) & all;
      }
    }
    return ranking;
  }

  /**
   * The category.
   *
   * @return its id, or -1 where categories are not used
   */
  public int categoryId() {
    return categoryId;
  }

  /**
   * How many detections there are.
   *
   * @return count
   */
  public int size() {
    return scores.length;
  }

  /**
   * A detection's confidence.
   *
   * @param rank {@code 0..size()-1}
   * @return score
   */
  public double score(int rank) {
    return scores[rank];
  }

  /**
   * A detection's image.
   *
   * @param rank {@code 0..size()-1}
   * @return image id
   */
  public long imageId(int rank) {
    return imageIds[rank];
  }

  /**
   * Whether a detection finds a truth that counts.
   *
   * @param rank {@code 0..size()-1}
   * @param t index of the overlap threshold in {@link CocoParams#iouThresholds}
   * @return true for a true positive
   */
  public boolean isTruePositive(int rank, int t) {
    return bit(truePositives, rank, t);
  }

  /**
   * Whether a detection is wrong. One that is neither right nor wrong is ignored.
   *
   * @param rank {@code 0..size()-1}
   * @param t index of the overlap threshold in {@link CocoParams#iouThresholds}
   * @return true for a false positive
   */
  public boolean isFalsePositive(int rank, int t) {
    return bit(falsePositives, rank, t);
  }

  private boolean bit(long[] bits, int rank, int t) {
    return (bits[rank * words() + t / Long.SIZE] >>> t & 1) != 0;
  }

  /**
   * How many truths are to be found.
   *
   * @return image id to count, in ascending order of ids; images without any have no entry
   */
  public Map<Long, Integer> positivesByImage() {
    return new LinkedHashMap<>(positives);
  }

  /**
   * How many truths are to be found in all images.
   *
   * @return count
   */
  public long positives() {
    return positives.values().stream().mapToLong(count -> count).sum();
  }
}
