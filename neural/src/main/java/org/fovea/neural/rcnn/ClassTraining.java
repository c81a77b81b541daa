package org.fovea.neural.rcnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.classic.svm.LinearSvm;
import org.fovea.classic.svm.LinearSvmConfig;
import org.fovea.classic.svm.LinearSvmTrainer;
import org.fovea.classic.svm.PlattScaling;
import org.fovea.metrics.geometry.Box;
import org.jspecify.annotations.Nullable;

/**
 * Trains one class's SVM and box regression on the network's features. The SVM's positives are the
 * class's objects themselves, its negatives all regions that overlap none of them by as much as the
 * threshold, what lies between is left out (R-CNN, section 2.3 and appendix B). Box regression
 * learns from the proposals that overlap an object of the class enough (appendix C), and these
 * count as objects where margins are turned into probabilities, since it mends them.
 */
final class ClassTraining {
  /** Fewer than this many proposals say too little of how boxes are to be moved. */
  private static final int LEAST_FOR_REGRESSION = 10;

  private static final NegativeMining MINING = new NegativeMining(2000, 2000, 6);

  private final RcnnConfig config;
  private final List<TrainingRegion> regions;

  ClassTraining(RcnnConfig config, List<TrainingRegion> regions) {
    this.config = config;
    this.regions = regions;
  }

  /**
   * Trains a class.
   *
   * @param label the class
   * @param categoryId its category
   * @param random draws the first negatives
   * @return what was learned; null where the class has no object, or nothing is not of the class
   */
  @Nullable ClassModel train(int label, int categoryId, Random random) {
    List<float[]> positives = new ArrayList<>();
    List<float[]> negatives = new ArrayList<>();
    List<float[]> near = new ArrayList<>();
    List<Box> proposals = new ArrayList<>();
    List<Box> truths = new ArrayList<>();
    List<float[]> places = new ArrayList<>();
    for (TrainingRegion region : regions) {
      Match match = region.truth().best(region.box(), label);
      double iou = match == null ? 0 : match.iou();
      if (region.object() && iou == 1) {
        positives.add(region.features().hidden());
      } else if (iou < config.negativeIou()) {
        negatives.add(region.features().hidden());
      } else if (match != null && iou >= config.regressionIou() && region.features().hasPooled()) {
        near.add(region.features().hidden());
        proposals.add(region.box());
        truths.add(region.truth().objects().get(match.object()).box());
        places.add(region.features().pooled());
      }
    }
    if (positives.isEmpty() || negatives.isEmpty()) {
      return null;
    }
    LinearSvm svm =
        MINING.train(
            positives,
            negatives,
            new LinearSvmTrainer(LinearSvmConfig.defaults().withC(config.svmCost())),
            random);
    near.addAll(positives);
    PlattScaling calibration = PlattScaling.fit(margins(svm, near), margins(svm, negatives));
    BoxRegression regression =
        proposals.size() < LEAST_FOR_REGRESSION
            ? null
            : BoxRegression.fit(proposals, truths, places, config.regressionLambda());
    return new ClassModel(categoryId, svm, calibration, regression);
  }

  private static double[] margins(LinearSvm svm, List<float[]> vectors) {
    return vectors.stream().mapToDouble(svm::score).toArray();
  }
}
