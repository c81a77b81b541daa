package org.fovea.metrics.coco;

import static org.fovea.metrics.detection.Frequency.COMMON;
import static org.fovea.metrics.detection.Frequency.FREQUENT;
import static org.fovea.metrics.detection.Frequency.RARE;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Frequency;

/**
 * The numbers of an evaluation. A number is -1 where there is nothing to measure: no truth of the
 * kind.
 *
 * <p>Immutable. Array indices are T (overlap threshold), R (recall threshold), K (category), A
 * (range of size) and M (maximum of detections), in the order of {@link #params()} and {@link
 * #categoryIds()}.
 */
public final class CocoResult {
  private final CocoParams params;
  private final List<Integer> categoryIds;
  private final ResultArrays arrays;
  private final List<String> notes;
  private final Map<Integer, Frequency> frequencies;
  private final Map<String, Double> summary;

  CocoResult(
      CocoParams params,
      List<Integer> categoryIds,
      Map<Integer, Frequency> frequencies,
      ResultArrays arrays,
      List<String> notes) {
    this.params = params;
    this.categoryIds = List.copyOf(categoryIds);
    this.frequencies = frequencies;
    this.arrays = arrays;
    this.notes = List.copyOf(notes);
    this.summary = summarise(allCategories());
  }

  private int[] allCategories() {
    return IntStream.range(0, arrays.categories).toArray();
  }

  private Map<String, Double> summarise(int[] ks) {
    Map<String, Double> numbers;
    if (params.protocol() == Protocol.LVIS) {
      numbers = byFrequency(ks);
    } else if (params.iouType() == IouType.KEYPOINTS) {
      numbers = ofKeypoints(ks);
    } else {
      numbers = ofObjects(ks);
    }
    return Collections.unmodifiableMap(numbers);
  }

  private Map<String, Double> byFrequency(int[] ks) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("AP", meanPrecision(0, thresholds(), ks, area("all"), 0));
    numbers.put("AP50", meanPrecisionAt(0.5, ks, 0));
    numbers.put("AP75", meanPrecisionAt(0.75, ks, 0));
    numbers.put("APs", meanPrecision(0, thresholds(), ks, area("small"), 0));
    numbers.put("APm", meanPrecision(0, thresholds(), ks, area("medium"), 0));
    numbers.put("APl", meanPrecision(0, thresholds(), ks, area("large"), 0));
    numbers.put("APr", meanPrecision(0, thresholds(), only(RARE, ks), area("all"), 0));
    numbers.put("APc", meanPrecision(0, thresholds(), only(COMMON, ks), area("all"), 0));
    numbers.put("APf", meanPrecision(0, thresholds(), only(FREQUENT, ks), area("all"), 0));
    int limit = params.maxDetections().get(0);
    numbers.put("AR@" + limit, meanRecall(0, thresholds(), ks, area("all"), 0));
    numbers.put("ARs@" + limit, meanRecall(0, thresholds(), ks, area("small"), 0));
    numbers.put("ARm@" + limit, meanRecall(0, thresholds(), ks, area("medium"), 0));
    numbers.put("ARl@" + limit, meanRecall(0, thresholds(), ks, area("large"), 0));
    return numbers;
  }

  private int[] only(Frequency frequency, int[] ks) {
    return Arrays.stream(ks)
        .filter(k -> frequencies.get(categoryIds.get(k)) == frequency)
        .toArray();
  }

  private Map<String, Double> ofObjects(int[] ks) {
    int last = params.maxDetections().size() - 1;
    // The reference's first number, alone, is for 100 detections or not at all.
    int first = params.strict() ? params.maxDetections().indexOf(100) : last;
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("AP", meanPrecision(0, thresholds(), ks, area("all"), first));
    numbers.put("AP50", meanPrecisionAt(0.5, ks, last));
    numbers.put("AP75", meanPrecisionAt(0.75, ks, last));
    numbers.put("APs", meanPrecision(0, thresholds(), ks, area("small"), last));
    numbers.put("APm", meanPrecision(0, thresholds(), ks, area("medium"), last));
    numbers.put("APl", meanPrecision(0, thresholds(), ks, area("large"), last));
    for (int m = 0; m <= last; m++) {
      String name = "AR" + params.maxDetections().get(m);
      numbers.put(name, meanRecall(0, thresholds(), ks, area("all"), m));
    }
    numbers.put("ARs", meanRecall(0, thresholds(), ks, area("small"), last));
    numbers.put("ARm", meanRecall(0, thresholds(), ks, area("medium"), last));
    numbers.put("ARl", meanRecall(0, thresholds(), ks, area("large"), last));
    return numbers;
  }

  private Map<String, Double> ofKeypoints(int[] ks) {
    int last = params.maxDetections().size() - 1;
    // The reference has these numbers for 20 detections or not at all.
    int m = params.strict() ? params.maxDetections().indexOf(20) : last;
    Map<String, Double> numbers = new LinkedHashMap<>();
    numbers.put("AP", meanPrecision(0, thresholds(), ks, area("all"), m));
    numbers.put("AP50", meanPrecisionAt(0.5, ks, m));
    numbers.put("AP75", meanPrecisionAt(0.75, ks, m));
    numbers.put("APm", meanPrecision(0, thresholds(), ks, area("medium"), m));
    numbers.put("APl", meanPrecision(0, thresholds(), ks, area("large"), m));
    numbers.put("AR", meanRecall(0, thresholds(), ks, area("all"), m));
    numbers.put("AR50", meanRecallAt(0.5, ks, m));
    numbers.put("AR75", meanRecallAt(0.75, ks, m));
    numbers.put("ARm", meanRecall(0, thresholds(), ks, area("medium"), m));
    numbers.put("ARl", meanRecall(0, thresholds(), ks, area("large"), m));
    return numbers;
  }

  private int thresholds() {
    return params.iouThresholds().size();
  }

  private int area(String name) {
    for (int a = 0; a < params.areas().size(); a++) {
      if (params.areas().get(a).name().equals(name)) {
        return a;
      }
    }
    return -1;
  }

  private int requireCategory(int categoryId) {
    int k = categoryIds.indexOf(categoryId);
    if (k < 0) {
      throw new IllegalArgumentException("category " + categoryId + " was not evaluated");
    }
    return k;
  }

  private double meanPrecisionAt(double iou, int[] ks, int m) {
    int t = params.indexOfThreshold(iou);
    return t < 0 ? -1 : meanPrecision(t, t + 1, ks, area("all"), m);
  }

  private double meanPrecision(int tFrom, int tTo, int[] ks, int a, int m) {
    if (a < 0 || m < 0) {
      return -1;
    }
    double[] values = new double[(tTo - tFrom) * arrays.recalls * ks.length];
    int n = 0;
    for (int t = tFrom; t < tTo; t++) {
      for (int r = 0; r < arrays.recalls; r++) {
        for (int k : ks) {
          double value = arrays.precision[arrays.precisionAt(t, r, k, a, m)];
          if (value > -1) {
            values[n++] = value;
          }
        }
      }
    }
    return PairwiseMean.of(values, n);
  }

  private double meanRecallAt(double iou, int[] ks, int m) {
    int t = params.indexOfThreshold(iou);
    return t < 0 ? -1 : meanRecall(t, t + 1, ks, area("all"), m);
  }

  private double meanRecall(int tFrom, int tTo, int[] ks, int a, int m) {
    if (a < 0 || m < 0) {
      return -1;
    }
    double[] values = new double[(tTo - tFrom) * ks.length];
    int n = 0;
    for (int t = tFrom; t < tTo; t++) {
      for (int k : ks) {
        double value = arrays.recall[arrays.recallAt(t, k, a, m)];
        if (value > -1) {
          values[n++] = value;
        }
      }
    }
    return PairwiseMean.of(values, n);
  }

  /**
   * What was evaluated.
   *
   * @return the parameters
   */
  public CocoParams params() {
    return params;
  }

  /**
   * The categories, in the order of index K.
   *
   * @return ids in ascending order, or just -1 where categories were not used
   */
  public List<Integer> categoryIds() {
    return categoryIds;
  }

  /**
   * What was corrected or deserves a look, in words.
   *
   * @return messages, usually none
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * The numbers of COCO's summary: AP, AP50, AP75, APs, APm, APl, AR1, AR10, AR100, ARs, ARm, ARl,
   * with the maxima of detections in the names of the AR where they are others. Of keypoints: AP,
   * AP50, AP75, APm, APl, AR, AR50, AR75, ARm, ARl. By LVIS's rules: AP, AP50, AP75, APs, APm, APl,
   * APr, APc, APf (of rare, common and frequent categories), AR@300, ARs@300, ARm@300, ARl@300.
   *
   * @return name to number, in that order
   */
  public Map<String, Double> summary() {
    return summary;
  }

  /**
   * The same numbers of one category.
   *
   * @param categoryId the category
   * @return name to number, in the order of {@link #summary()}
   * @throws IllegalArgumentException if the category was not evaluated
   */
  public Map<String, Double> summary(int categoryId) {
    int k = requireCategory(categoryId);
    return summarise(new int[] {k});
  }

  /**
   * One number of the summary.
   *
   * @param name its name, such as {@code AP50}
   * @return the number
   * @throws IllegalArgumentException if there is none of that name
   */
  public double get(String name) {
    Double number = summary.get(name);
    if (number == null) {
      throw new IllegalArgumentException("no number " + name + ", only " + summary.keySet());
    }
    return number;
  }

  /**
   * A category's AP, the mean over all overlaps, objects of all sizes, most detections.
   *
   * @param categoryId the category
   * @return AP in [0, 1], or -1
   * @throws IllegalArgumentException if the category was not evaluated
   */
  public double averagePrecision(int categoryId) {
    int k = requireCategory(categoryId);
    return meanPrecision(
        0, thresholds(), new int[] {k}, area("all"), params.maxDetections().size() - 1);
  }

  /**
   * A category's AP at one overlap, objects of all sizes, most detections.
   *
   * @param categoryId the category
   * @param iou one of the overlap thresholds
   * @return AP in [0, 1], or -1
   * @throws IllegalArgumentException if the category or overlap was not evaluated
   */
  public double averagePrecision(int categoryId, double iou) {
    int k = requireCategory(categoryId);
    int t = params.requireThreshold(iou);
    return meanPrecision(t, t + 1, new int[] {k}, area("all"), params.maxDetections().size() - 1);
  }

  /**
   * A category's AR, the mean over all overlaps, objects of all sizes, most detections.
   *
   * @param categoryId the category
   * @return AR in [0, 1], or -1
   * @throws IllegalArgumentException if the category was not evaluated
   */
  public double averageRecall(int categoryId) {
    int k = requireCategory(categoryId);
    return meanRecall(
        0, thresholds(), new int[] {k}, area("all"), params.maxDetections().size() - 1);
  }

  /**
   * The precision-recall curve, mean over the categories that have truths, objects of all sizes,
   * most detections.
   *
   * @param iou one of the overlap thresholds
   * @return precision at each of the recall thresholds, or -1
   * @throws IllegalArgumentException if the overlap was not evaluated
   */
  public double[] precisionCurve(double iou) {
    return curve(params.requireThreshold(iou), allCategories());
  }

  /**
   * A category's precision-recall curve, objects of all sizes, most detections.
   *
   * @param categoryId the category
   * @param iou one of the overlap thresholds
   * @return precision at each of the recall thresholds, or -1
   * @throws IllegalArgumentException if the category or overlap was not evaluated
   */
  public double[] precisionCurve(int categoryId, double iou) {
    int k = requireCategory(categoryId);
    return curve(params.requireThreshold(iou), new int[] {k});
  }

  private double[] curve(int t, int[] ks) {
    double[] curve = new double[arrays.recalls];
    int a = area("all");
    int m = params.maxDetections().size() - 1;
    double[] values = new double[ks.length];
    for (int r = 0; r < curve.length; r++) {
      int n = 0;
      for (int k : a < 0 ? new int[0] : ks) {
        double value = arrays.precision[arrays.precisionAt(t, r, k, a, m)];
        if (value > -1) {
          values[n++] = value;
        }
      }
      curve[r] = PairwiseMean.of(values, n);
    }
    return curve;
  }

  /**
   * Precision, made to fall with recall, where a recall is first reached.
   *
   * @param t index of the overlap threshold
   * @param r index of the recall threshold
   * @param k index of the category
   * @param a index of the range of size
   * @param m index of the maximum of detections
   * @return precision in [0, 1], 0 where that recall is never reached, or -1
   */
  public double precision(int t, int r, int k, int a, int m) {
    return arrays.precision[arrays.precisionAt(t, r, k, a, m)];
  }

  /**
   * The score of the detection with which a recall is first reached.
   *
   * @param t index of the overlap threshold
   * @param r index of the recall threshold
   * @param k index of the category
   * @param a index of the range of size
   * @param m index of the maximum of detections
   * @return score, 0 where that recall is never reached, or -1
   */
  public double score(int t, int r, int k, int a, int m) {
    return arrays.scores[arrays.precisionAt(t, r, k, a, m)];
  }

  /**
   * The recall of all detections together.
   *
   * @param t index of the overlap threshold
   * @param k index of the category
   * @param a index of the range of size
   * @param m index of the maximum of detections
   * @return recall in [0, 1], or -1
   */
  public double recall(int t, int k, int a, int m) {
    return arrays.recall[arrays.recallAt(t, k, a, m)];
  }

  /**
   * All of {@link #precision}.
   *
   * @return a copy, {@code [T, R, K, A, M]} in C order
   */
  public double[] precisions() {
    return arrays.precision.clone();
  }

  /**
   * All of {@link #score}.
   *
   * @return a copy, {@code [T, R, K, A, M]} in C order
   */
  public double[] scores() {
    return arrays.scores.clone();
  }

  /**
   * All of {@link #recall}.
   *
   * @return a copy, {@code [T, K, A, M]} in C order
   */
  public double[] recalls() {
    return arrays.recall.clone();
  }
}
