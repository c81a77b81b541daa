package org.fovea.metrics.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.coco.CategoryRanking;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.detection.ScoreOrder;

/**
 * The score thresholds with the highest F1, of each category and of all, exact: every score that
 * occurs is tried. Of thresholds with equal F1 the highest. Detections are matched as the evaluator
 * matches them, so that none below a threshold changes what becomes of those above; ignored ones
 * and those whose score is not a number don't count. Immutable.
 */
public final class ScoreThresholds {
  private final ScoreThreshold overall;
  private final Map<Integer, ScoreThreshold> byCategory;

  private ScoreThresholds(ScoreThreshold overall, Map<Integer, ScoreThreshold> byCategory) {
    this.overall = overall;
    this.byCategory = byCategory;
  }

  /**
   * The best thresholds for what an evaluator has seen.
   *
   * @param evaluator an evaluator with the overlap among its thresholds
   * @param iou overlap from which on a detection finds a truth
   * @return the thresholds
   * @throws IllegalArgumentException if the overlap was not evaluated
   */
  public static ScoreThresholds of(CocoEvaluator evaluator, double iou) {
    int t = evaluator.params().requireThreshold(iou);
    Map<Integer, ScoreThreshold> byCategory = new LinkedHashMap<>();
    List<Outcome> all = new ArrayList<>();
    long positives = 0;
    for (CategoryRanking ranking : evaluator.rankings()) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int rank = 0; rank < ranking.size(); rank++) {
        boolean right = ranking.isTruePositive(rank, t);
        boolean counts = right || ranking.isFalsePositive(rank, t);
        if (counts && !Double.isNaN(ranking.score(rank))) {
          outcomes.add(new Outcome(ranking.score(rank), right));
        }
      }
      byCategory.put(ranking.categoryId(), best(outcomes, ranking.positives()));
      all.addAll(outcomes);
      positives += ranking.positives();
    }
    List<Outcome> surestFirst = new ArrayList<>();
    for (int i : ScoreOrder.of(all.stream().mapToDouble(Outcome::score).toArray())) {
      surestFirst.add(all.get(i));
    }
    return new ScoreThresholds(best(surestFirst, positives), byCategory);
  }

  private record Outcome(double score, boolean right) {}

  private static ScoreThreshold best(List<Outcome> surestFirst, long positives) {
    if (positives == 0) {
      return ScoreThreshold.WITHOUT_TRUTHS;
    }
    ScoreThreshold best = new ScoreThreshold(Double.POSITIVE_INFINITY, 0, 0, 0);
    int right = 0;
    for (int i = 0; i < surestFirst.size(); i++) {
      double score = surestFirst.get(i).score;
      right += surestFirst.get(i).right ? 1 : 0;
      int kept = i + 1;
      boolean isLastOfScore = kept == surestFirst.size() || surestFirst.get(kept).score != score;
      double f1 = 2.0 * right / (kept + positives);
      if (isLastOfScore && f1 > best.f1()) {
        best = new ScoreThreshold(score, (double) right / kept, (double) right / positives, f1);
      }
    }
    return best;
  }

  /**
   * The one threshold that is best for all categories together, their detections and truths counted
   * as one.
   *
   * @return where to cut
   */
  public ScoreThreshold overall() {
    return overall;
  }

  /**
   * The best threshold of a category.
   *
   * @param categoryId the category, or -1 where the evaluator doesn't use categories
   * @return where to cut
   * @throws IllegalArgumentException if the category was not evaluated
   */
  public ScoreThreshold of(int categoryId) {
    ScoreThreshold threshold = byCategory.get(categoryId);
    if (threshold == null) {
      throw new IllegalArgumentException("category " + categoryId + " was not evaluated");
    }
    return threshold;
  }

  /**
   * The best threshold of each category.
   *
   * @return category id to threshold, by ascending id
   */
  public Map<Integer, ScoreThreshold> byCategory() {
    return Collections.unmodifiableMap(byCategory);
  }
}
