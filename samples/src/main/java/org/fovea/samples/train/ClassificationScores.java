package org.fovea.samples.train;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.io.classification.LabelledImageSet;
import org.fovea.metrics.classification.Averaging;
import org.fovea.metrics.classification.CalibrationError;
import org.fovea.metrics.classification.ConfusionMatrix;
import org.fovea.metrics.classification.LogLoss;
import org.fovea.metrics.classification.TopKAccuracy;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.data.LabelledPictures;
import org.fovea.neural.model.PictureClassifier;

/**
 * How well a classifier does on labelled pictures.
 *
 * @param confusion true classes in rows
 * @param figures by name, in the order in which they are shown
 */
public record ClassificationScores(ConfusionMatrix confusion, Map<String, Double> figures) {
  private static final int BATCH = 32;
  private static final int BINS = 15;
  private static final int TOP = 5;

  /**
   * Classifies all pictures of a set.
   *
   * @param classifier of as many classes as the set has, in the same order
   * @param set the pictures and their classes
   * @param progress hears how many are done
   * @return the scores
   * @throws IllegalArgumentException when the numbers of classes differ or the set is empty
   */
  public static ClassificationScores of(
      PictureClassifier classifier, LabelledImageSet set, Progress progress) {
    int classes = classifier.card().labels().size();
    if (set.classNames().size() != classes || set.size() == 0) {
      throw new IllegalArgumentException(
          "%d pictures of %d classes, expected some of the network's %d classes"
              .formatted(set.size(), set.classNames().size(), classes));
    }
    ConfusionMatrix confusion = new ConfusionMatrix(classes);
    TopKAccuracy top = new TopKAccuracy(Math.min(TOP, classes));
    LogLoss logLoss = new LogLoss();
    CalibrationError calibration = new CalibrationError(BINS);
    for (int from = 0; from < set.size(); from += BATCH) {
      int to = Math.min(set.size(), from + BATCH);
      List<Planar<GrayU8>> pictures = new ArrayList<>();
      for (int i = from; i < to; i++) {
        pictures.add(LabelledPictures.withBands(set.image(i), classifier.card().mean().size()));
      }
      float[] probabilities = classifier.probabilities(pictures).data();
      for (int i = from; i < to; i++) {
        double[] row = new double[classes];
        for (int c = 0; c < classes; c++) {
          row[c] = probabilities[(i - from) * classes + c];
        }
        confusion.add(set.label(i), argMax(row));
        top.add(row, set.label(i));
        logLoss.add(normalised(row), set.label(i));
        calibration.add(row, set.label(i));
      }
      progress.update("classify", to, set.size());
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", confusion.accuracy());
    if (classes > TOP) {
      figures.put("top5_accuracy", top.value());
    }
    figures.put("balanced_accuracy", confusion.balancedAccuracy());
    figures.put("macro_f1", confusion.average(Averaging.MACRO).f1());
    figures.put("log_loss", logLoss.value());
    figures.put("calibration_error", calibration.expected());
    return new ClassificationScores(confusion, figures);
  }

  private static int argMax(double[] row) {
    int best = 0;
    for (int c = 1; c < row.length; c++) {
      best = row[c] > row[best] ? c : best;
    }
    return best;
  }

  /** Sums of floats miss 1 by more than the log-loss takes for rounding. */
  private static double[] normalised(double[] row) {
    double sum = 0;
    for (double value : row) {
      sum += value;
    }
    double[] scaled = row.clone();
    for (int c = 0; c < scaled.length; c++) {
      scaled[c] /= sum;
    }
    return scaled;
  }
}
