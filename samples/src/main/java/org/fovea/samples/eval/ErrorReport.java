package org.fovea.samples.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.fovea.metrics.analysis.Bootstrap;
import org.fovea.metrics.analysis.BootstrapConfig;
import org.fovea.metrics.analysis.ConfidenceInterval;
import org.fovea.metrics.analysis.ErrorAnalysis;
import org.fovea.metrics.analysis.ErrorAnalysisConfig;
import org.fovea.metrics.analysis.ErrorType;
import org.fovea.metrics.analysis.PairedDifference;
import org.fovea.metrics.analysis.ScoreThreshold;
import org.fovea.metrics.analysis.ScoreThresholds;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.jspecify.annotations.Nullable;

/**
 * What is behind the numbers of one detector.
 *
 * @param analysis which errors it makes
 * @param thresholds where to cut its scores
 * @param intervals how far to trust AP, AP50 and AP75; empty where that isn't wanted
 * @param differences how much better it is than the first detector; empty for the first, or where
 *     that isn't wanted
 */
public record ErrorReport(
    ErrorAnalysis analysis,
    ScoreThresholds thresholds,
    Map<String, ConfidenceInterval> intervals,
    Map<String, PairedDifference> differences) {
  /** The overlap from which on a detection is right. */
  static final double IOU = 0.5;

  /**
   * Looks behind the numbers of a detector.
   *
   * @param truth what there is
   * @param detections what it found
   * @param evaluator what has seen them
   * @param first what has seen those of the first detector, or null if this is the first
   * @param bootstrap how images are drawn, or null for no intervals
   * @return the errors
   */
  public static ErrorReport of(
      DetectionDataset truth,
      DetectionTable detections,
      CocoEvaluator evaluator,
      @Nullable CocoEvaluator first,
      @Nullable BootstrapConfig bootstrap) {
    CocoParams params = evaluator.params();
    ErrorAnalysisConfig config =
        ErrorAnalysisConfig.defaults()
            .withIouType(params.iouType())
            .withProtocol(params.protocol())
            .withMaxDetections(Collections.max(params.maxDetections()));
    return new ErrorReport(
        ErrorAnalysis.of(truth, detections, config),
        ScoreThresholds.of(evaluator, IOU),
        bootstrap == null ? Map.of() : Bootstrap.intervals(evaluator, bootstrap),
        bootstrap == null || first == null
            ? Map.of()
            : Bootstrap.compare(first, evaluator, bootstrap));
  }

  /**
   * The numbers with a name for each, for programs.
   *
   * @return name to number, whole for counts; infinite or NaN where there is none
   */
  public Map<String, Number> numbers() {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("error_AP50", analysis.averagePrecision());
    for (ErrorType type : ErrorType.values()) {
      String name = type.name().toLowerCase(Locale.ROOT);
      numbers.put("cost_" + name, analysis.cost(type));
      numbers.put("count_" + name, analysis.count(type));
    }
    numbers.put("cost_false_positives", analysis.falsePositiveCost());
    numbers.put("cost_false_negatives", analysis.falseNegativeCost());
    numbers.putAll(numbers(thresholds.overall()));
    intervals.forEach(
        (name, interval) -> {
          numbers.put(name + "_lower", interval.lower());
          numbers.put(name + "_upper", interval.upper());
        });
    differences.forEach(
        (name, difference) -> {
          numbers.put(name + "_difference", difference.difference());
          numbers.put(name + "_difference_lower", difference.lower());
          numbers.put(name + "_difference_upper", difference.upper());
          numbers.put(name + "_difference_p", difference.pValue());
        });
    return numbers;
  }

  /**
   * Those of the numbers that a category has of its own.
   *
   * @param categoryId the category
   * @return name to number; infinite where there is none
   */
  public Map<String, Number> numbers(int categoryId) {
    return numbers(thresholds.of(categoryId));
  }

  private static Map<String, Number> numbers(ScoreThreshold threshold) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("best_score", threshold.score());
    numbers.put("best_precision", threshold.precision());
    numbers.put("best_recall", threshold.recall());
    numbers.put("best_F1", threshold.f1());
    return numbers;
  }
}
