package org.fovea.neural.rcnn;

import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.svm.PlattScaling;
import org.fovea.metrics.geometry.Box;
import org.jspecify.annotations.Nullable;

/**
 * What R-CNN has learned about one class. Immutable and thread-safe.
 *
 * @param categoryId the class
 * @param svm tells its objects from everything else
 * @param calibration turns the SVM's margin into a probability
 * @param regression moves proposals onto its objects; null where there was nothing to learn from
 */
record ClassModel(
    int categoryId, LinearSvm svm, PlattScaling calibration, @Nullable BoxRegression regression) {
  /** How surely a region is an object of the class, {@code 0..1}. */
  double score(RegionFeatures features) {
    return calibration.probability(svm.score(features.hidden()));
  }

  /** Where the object is that a region shows. */
  Box locate(Box region, RegionFeatures features) {
    return regression == null ? region : regression.refine(region, features.pooled());
  }
}
