package org.fovea.metrics.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fovea.metrics.coco.CategoryRanking;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.CocoResult;

/**
 * How far to trust AP, by drawing the images anew: the percentile interval of Efron and Tibshirani,
 * "An Introduction to the Bootstrap", 1993, chapter 13.
 *
 * <p>Numbers are AP, AP50 and AP75, those that were evaluated, of objects of all sizes. A resample
 * without a truth measures nothing and is left out. AP reads the best precision at or after each
 * recall, which makes that of resamples a little greater on average than that of all images, and
 * shifts the interval of one detector (hardly that of a difference) up. Ends between two resamples
 * are interpolated linearly, as by numpy's {@code quantile}. The same seed gives the same bits on
 * any number of threads.
 */
public final class Bootstrap {
  private static final int PARTS = 64;

  private Bootstrap() {}

  /**
   * How far each number may be off.
   *
   * @param evaluator an evaluator that has seen the images, not modified
   * @param config how images are drawn
   * @return name of the number to its interval
   * @throws IllegalArgumentException if the evaluator has seen no image, has more than 64 IoU
   *     thresholds, or no range of size is named {@code all}
   */
  public static Map<String, ConfidenceInterval> intervals(
      CocoEvaluator evaluator, BootstrapConfig config) {
    CocoResult result = evaluator.result();
    double[][] resamples = resample(new WeightedPrecision(evaluator), config);
    Map<String, ConfidenceInterval> intervals = new LinkedHashMap<>();
    numbers(evaluator.params())
        .forEach(
            (name, number) -> {
              double[] sorted = sorted(Arrays.stream(resamples).mapToDouble(number).toArray());
              intervals.put(
                  name,
                  new ConfidenceInterval(
                      result.get(name), lower(sorted, config), upper(sorted, config)));
            });
    return intervals;
  }

  /**
   * Whether the second of two detectors is better on the images that both have seen; each draw of
   * images is the same for both.
   *
   * @param first an evaluator of the first detector, not modified
   * @param second an evaluator of the second detector, of the same images and with the same
   *     parameters, not modified
   * @param config how images are drawn
   * @return name of the number to the difference
   * @throws IllegalArgumentException if images, truths or parameters differ, or as for {@link
   *     #intervals}
   */
  public static Map<String, PairedDifference> compare(
      CocoEvaluator first, CocoEvaluator second, BootstrapConfig config) {
    if (!first.params().equals(second.params())) {
      throw new IllegalArgumentException("both detectors must be evaluated with equal parameters");
    }
    if (!first.imageIds().equals(second.imageIds())) {
      throw new IllegalArgumentException(
          "both detectors must be evaluated on the same images, got %d and %d"
              .formatted(first.imageIds().size(), second.imageIds().size()));
    }
    if (!truths(first).equals(truths(second))) {
      throw new IllegalArgumentException(
          "both detectors must be evaluated against the same truths, got others");
    }
    CocoResult ofFirst = first.result();
    CocoResult ofSecond = second.result();
    double[][] a = resample(new WeightedPrecision(first), config);
    double[][] b = resample(new WeightedPrecision(second), config);
    Map<String, PairedDifference> differences = new LinkedHashMap<>();
    numbers(first.params())
        .forEach(
            (name, number) -> {
              double[] sorted =
                  sorted(
                      IntStream.range(0, a.length)
                          .mapToDouble(i -> number.applyAsDouble(b[i]) - number.applyAsDouble(a[i]))
                          .toArray());
              differences.put(
                  name,
                  new PairedDifference(
                      ofSecond.get(name) - ofFirst.get(name),
                      lower(sorted, config),
                      upper(sorted, config),
                      pValue(sorted)));
            });
    return differences;
  }

  /** Category to image to how many truths are to be found there. */
  private static Map<Integer, Map<Long, Integer>> truths(CocoEvaluator evaluator) {
    return evaluator.rankings().stream()
        .collect(Collectors.toMap(CategoryRanking::categoryId, CategoryRanking::positivesByImage));
  }

  /** Names and how to make each of the AP at each overlap. */
  private static Map<String, ToDoubleFunction<double[]>> numbers(CocoParams params) {
    Map<String, ToDoubleFunction<double[]>> numbers = new LinkedHashMap<>();
    numbers.put("AP", byThreshold -> Arrays.stream(byThreshold).sum() / byThreshold.length);
    for (int percent : new int[] {50, 75}) {
      int t = params.indexOfThreshold(percent / 100.0);
      if (t >= 0) {
        numbers.put("AP" + percent, byThreshold -> byThreshold[t]);
      }
    }
    return numbers;
  }

  /** Of each resample the AP at each overlap. */
  private static double[][] resample(WeightedPrecision precision, BootstrapConfig config) {
    int images = precision.imageIds().length;
    if (images == 0) {
      throw new IllegalArgumentException("expected at least one image, got none");
    }
    int n = config.resamples();
    double[][] resamples = new double[n][];
    IntUnaryOperator start = part -> (int) ((long) n * part / PARTS);
    IntStream.range(0, PARTS)
        .parallel()
        .forEach(
            part -> {
              WeightedCurves curves = precision.newCurves();
              int[] weights = new int[images];
              for (int i = start.applyAsInt(part); i < start.applyAsInt(part + 1); i++) {
                draw(weights, config.seed(), i);
                resamples[i] = precision.at(weights, curves);
              }
            });
    return resamples;
  }

  /** How often each image occurs in a resample, which follows from the seed and its number. */
  private static void draw(int[] weights, long seed, int number) {
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + number);
    Arrays.fill(weights, 0);
    for (int i = 0; i < weights.length; i++) {
      weights[random.nextInt(weights.length)]++;
    }
  }

  private static double[] sorted(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
  }

  private static double lower(double[] sorted, BootstrapConfig config) {
    return quantile(sorted, (1 - config.confidence()) / 2);
  }

  private static double upper(double[] sorted, BootstrapConfig config) {
    return quantile(sorted, (1 + config.confidence()) / 2);
  }

  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static double pValue(double[] differences) {
    long notAbove = Arrays.stream(differences).filter(d -> d <= 0).count();
    long notBelow = Arrays.stream(differences).filter(d -> d >= 0).count();
    double share = (Math.min(notAbove, notBelow) + 1.0) / (differences.length + 1.0);
    return Math.min(1, 2 * share);
  }
}
