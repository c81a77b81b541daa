package org.fovea.metrics.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ScoreOrder;

/**
 * Which errors a detector makes and how much AP each kind costs: Bolya, Foley, Hays and Hoffman,
 * "TIDE: A General Toolbox for Identifying Object Detection Errors", ECCV 2020. Immutable.
 *
 * <p>AP here is TIDE's: at the one overlap {@link ErrorAnalysisConfig#foreground}, read at 101
 * recalls, in [0, 1], the mean over the classes that have a truth or a detection. (COCO leaves out
 * classes without truths, has a maximum of detections for each class, and of truths that overlap
 * equally takes the last.) Equal scores stand in the order of image ids, then of the table, mended
 * or not; TIDE's program puts all wrong ones first once it mends something.
 */
public final class ErrorAnalysis {
  private static final int RECALLS = 101;

  // surest first
  private final List<Finding> findings;
  private final List<DetectionError> errors;
  private final Map<Integer, Integer> positives;
  private final List<Integer> unfound;
  private final double averagePrecision;
  private final Map<ErrorType, Double> costs = new EnumMap<>(ErrorType.class);

  private ErrorAnalysis(ErrorFinder finder) {
    double[] scores = finder.findings.stream().mapToDouble(Finding::score).toArray();
    findings = new ArrayList<>();
    for (int i : ScoreOrder.of(scores)) {
      findings.add(finder.findings.get(i));
    }
    errors = List.copyOf(finder.errors);
    positives = counts(finder.positives);
    unfound = List.copyOf(finder.unfound);
    averagePrecision = averagePrecision(Set.of());
    for (ErrorType type : ErrorType.values()) {
      costs.put(type, Math.max(0, gain(averagePrecision(EnumSet.of(type)))));
    }
  }

  /**
   * Analyses the detections of a data set. Detections and truths of images and categories that it
   * doesn't list are left out, and so are detections more than {@link
   * ErrorAnalysisConfig#foreground} of which lie inside a crowd of their class, unless they find a
   * truth.
   *
   * @param truth what there is
   * @param detections what was found, in any order; it decides between equal scores
   * @param config how errors are told apart
   * @return the errors
   * @throws IllegalArgumentException if masks are asked for and a truth has none
   */
  public static ErrorAnalysis of(
      DetectionDataset truth, DetectionTable detections, ErrorAnalysisConfig config) {
    ErrorFinder finder = new ErrorFinder(config, detections);
    ImageCase.forEach(
        truth,
        detections,
        config.iouType(),
        config.maxDetections(),
        config.protocol(),
        finder::add);
    return new ErrorAnalysis(finder);
  }

  private static Map<Integer, Integer> counts(List<Integer> categoryIds) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int id : categoryIds) {
      counts.merge(id, 1, Integer::sum);
    }
    return counts;
  }

  /**
   * AP as it is.
   *
   * @return in [0, 1], or -1 where there are neither truths nor detections
   */
  public double averagePrecision() {
    return averagePrecision;
  }

  /**
   * AP if all errors of some kinds were mended. Mended, a detection of a wrong place or class is
   * right, unless that truth is found by another; other wrong detections are not there; and missed
   * truths are not asked for. With all kinds mended it is 1, if anything is left.
   *
   * @param mended kinds of errors
   * @return in [0, 1], or -1 where nothing is left to measure
   */
  public double averagePrecision(Set<ErrorType> mended) {
    Map<Integer, List<Boolean>> outcomes = new HashMap<>();
    for (Finding finding : findings) {
      ErrorType error = finding.error();
      if (error == null || !mended.contains(error)) {
        add(outcomes, finding.categoryId(), error == null);
      } else if (finding.mendedCategoryId() != null) {
        add(outcomes, finding.mendedCategoryId(), true);
      }
    }
    List<Integer> notAsked = new ArrayList<>();
    if (mended.contains(ErrorType.MISSED)) {
      for (DetectionError error : errors) {
        if (error.type() == ErrorType.MISSED && error.truth() != null) {
          notAsked.add(error.truth().categoryId());
        }
      }
    }
    return meanPrecision(outcomes, notAsked);
  }

  private static void add(Map<Integer, List<Boolean>> outcomes, int categoryId, boolean right) {
    outcomes.computeIfAbsent(categoryId, id -> new ArrayList<>()).add(right);
  }

  private Map<Integer, List<Boolean>> asTheyAre() {
    Map<Integer, List<Boolean>> outcomes = new HashMap<>();
    for (Finding finding : findings) {
      add(outcomes, finding.categoryId(), finding.error() == null);
    }
    return outcomes;
  }

  private double meanPrecision(Map<Integer, List<Boolean>> outcomes, List<Integer> notAsked) {
    Map<Integer, Integer> less = counts(notAsked);
    Set<Integer> categories = new TreeSet<>(outcomes.keySet());
    categories.addAll(positives.keySet());
    double sum = 0;
    int counted = 0;
    for (int category : categories) {
      int asked = positives.getOrDefault(category, 0) - less.getOrDefault(category, 0);
      List<Boolean> ofCategory = outcomes.getOrDefault(category, List.of());
      if (asked > 0 || !ofCategory.isEmpty()) {
        sum += precision(ofCategory, asked);
        counted++;
      }
    }
    return counted == 0 ? -1 : sum / counted;
  }

  /** The mean of the highest precisions at or after each of the recalls 0, 0.01, ... 1. */
  private static double precision(List<Boolean> outcomes, int positives) {
    if (positives == 0) {
      return 0;
    }
    int n = outcomes.size();
    double[] precision = new double[n];
    double[] recall = new double[n];
    int right = 0;
    for (int i = 0; i < n; i++) {
      right += outcomes.get(i) ? 1 : 0;
      precision[i] = (double) right / (i + 1);
      recall[i] = (double) right / positives;
    }
    for (int i = n - 2; i >= 0; i--) {
      precision[i] = Math.max(precision[i], precision[i + 1]);
    }
    double sum = 0;
    int i = 0;
    for (int r = 0; r < RECALLS; r++) {
      while (i < n && recall[i] < r / 100.0) {
        i++;
      }
      sum += i < n ? precision[i] : 0;
    }
    return sum / RECALLS;
  }

  /**
   * How much AP a kind of error costs: what would be gained by mending it alone. Where that leaves
   * nothing to measure, nothing is wrong any more: all that AP lacks is gained.
   *
   * @param type a kind of error
   * @return gain in AP, in [0, 1]; where mending loses AP, 0
   */
  public double cost(ErrorType type) {
    return costs.getOrDefault(type, 0.0);
  }

  /**
   * How much AP all wrong detections cost: what would be gained if they were the least sure.
   *
   * @return gain in AP, in [0, 1]
   */
  public double falsePositiveCost() {
    Map<Integer, List<Boolean>> outcomes = asTheyAre();
    outcomes.values().forEach(rights -> rights.sort(Collections.reverseOrder()));
    return meanPrecision(outcomes, List.of()) - averagePrecision;
  }

  /**
   * How much AP all truths that were not found cost: what would be gained if they were not asked
   * for. Where nothing at all was detected, that is all of AP; TIDE's program divides by zero
   * there.
   *
   * @return gain in AP; below 0 where a class has no other truths, so that its AP becomes 0
   */
  public double falseNegativeCost() {
    return gain(meanPrecision(asTheyAre(), unfound));
  }

  /** From AP as it is to AP once something is mended, -1 where that leaves nothing to measure. */
  private double gain(double mended) {
    if (positives.isEmpty()) {
      return Math.max(0, mended) - Math.max(0, averagePrecision);
    }
    return (mended < 0 ? 1 : mended) - averagePrecision;
  }

  /**
   * How many errors of a kind there are.
   *
   * @param type a kind of error
   * @return count
   */
  public int count(ErrorType type) {
    return (int) errors.stream().filter(error -> error.type() == type).count();
  }

  /**
   * The errors.
   *
   * @return by ascending image id; of an image its detections, surest first, then missed truths
   */
  public List<DetectionError> errors() {
    return errors;
  }
}
