package org.fovea.metrics.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.ScoreOrder;
import org.fovea.metrics.geometry.Iou;
import org.jspecify.annotations.Nullable;

/**
 * Joins what several models found in one image: boxes that overlap become their mean, weighted by
 * score. Solovyev, Wang and Gabruseva, Weighted boxes fusion: Ensembling boxes from different
 * object detection models, Image and Vision Computing 2021, section 3; the rules of the authors'
 * program with {@code conf_type='avg'}.
 *
 * <p>Scores are multiplied by their model's weight. In descending order of them (equal ones by
 * model, then in the order given) each box joins the cluster of its category whose fused box it
 * overlaps most (the first of equals), if that IoU is greater than the threshold, or else starts a
 * cluster. A cluster's box is the mean of its boxes weighted by score; its score is their mean
 * score times min(models, boxes) over the sum of the models' weights, so that what few models see
 * is less sure. Unlike that program, this computes in double and takes boxes in pixels, those
 * without area too.
 */
public final class WeightedBoxFusion {
  private WeightedBoxFusion() {}

  /**
   * Joins the detections of models of equal weight.
   *
   * @param models for each model its detections in one image, with scores of at least 0
   * @param config how boxes join
   * @return the fused detections, surest first, with the image of the surest member
   * @throws IllegalArgumentException if there is no model or a score is NaN, infinite or negative
   */
  public static List<Detection> of(List<List<Detection>> models, WeightedBoxFusionConfig config) {
    double[] weights = new double[models.size()];
    Arrays.fill(weights, 1);
    return of(models, weights, config);
  }

  /**
   * Joins the detections of models.
   *
   * @param models for each model its detections in one image, with scores of at least 0
   * @param weights for each model how much it counts, above 0
   * @param config how boxes join
   * @return the fused detections, surest first, with the image of the surest member
   * @throws IllegalArgumentException if there is no model, the lengths differ, a weight is not a
   *     number above 0, or a score is NaN, infinite or negative
   */
  public static List<Detection> of(
      List<List<Detection>> models, double[] weights, WeightedBoxFusionConfig config) {
    requireWeights(models.size(), weights);
    List<Detection> detections = new ArrayList<>();
    List<Double> weighted = new ArrayList<>();
    for (int m = 0; m < weights.length; m++) {
      List<Detection> found = models.get(m);
      for (int i = 0; i < found.size(); i++) {
        double score = found.get(i).score();
        if (!(score >= 0 && score < Double.POSITIVE_INFINITY)) {
          throw new IllegalArgumentException(
              "score %d of model %d must be a number of at least 0, got %s".formatted(i, m, score));
        }
        if (score >= config.minScore()) {
          detections.add(found.get(i));
          weighted.add(score * weights[m]);
        }
      }
    }
    double[] scores = weighted.stream().mapToDouble(score -> score).toArray();
    return fused(clusters(detections, scores, config.threshold()), weights);
  }

  private static void requireWeights(int models, double[] weights) {
    if (models == 0 || weights.length != models) {
      throw new IllegalArgumentException(
          "expected at least one model and a weight of each, got %d models and %d weights"
              .formatted(models, weights.length));
    }
    for (int m = 0; m < models; m++) {
      if (!(weights[m] > 0 && weights[m] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight " + m + " must be a number above 0, got " + weights[m]);
      }
    }
  }

  private static List<FusionCluster> clusters(
      List<Detection> detections, double[] scores, double threshold) {
    List<FusionCluster> clusters = new ArrayList<>();
    for (int i : ScoreOrder.of(scores)) {
      Detection detection = detections.get(i);
      FusionCluster cluster = best(clusters, detection, threshold);
      if (cluster == null) {
        clusters.add(new FusionCluster(detection, scores[i]));
      } else {
        cluster.add(detection.box(), scores[i]);
      }
    }
    return clusters;
  }

  private static @Nullable FusionCluster best(
      List<FusionCluster> clusters, Detection detection, double threshold) {
    FusionCluster best = null;
    double bestIou = threshold;
    for (FusionCluster cluster : clusters) {
      if (cluster.categoryId() == detection.categoryId()) {
        double iou = Iou.of(cluster.box(), detection.box());
        if (iou > bestIou) {
          best = cluster;
          bestIou = iou;
        }
      }
    }
    return best;
  }

  private static List<Detection> fused(List<FusionCluster> clusters, double[] weights) {
    double sum = Arrays.stream(weights).sum();
    List<Detection> fused = clusters.stream().map(c -> c.fused(weights.length, sum)).toList();
    double[] scores = fused.stream().mapToDouble(Detection::score).toArray();
    return Arrays.stream(ScoreOrder.of(scores)).mapToObj(fused::get).toList();
  }
}
