package org.fovea.metrics.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.fovea.metrics.classification.ConfusionMatrix;
import org.fovea.metrics.coco.Protocol;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;

/**
 * What a detector takes for what: a confusion matrix of the classes and of the background, which is
 * detected where a truth is missed, and missed where there is a detection of nothing. Immutable.
 *
 * <p>Detections are held against truths of all classes. Pairs that overlap enough are taken in the
 * order of their overlap, each truth and each detection once; of equal overlaps those of one class
 * first, then the surer detection, then the first truth. A detection that is left and lies inside a
 * crowd of its class by as much as the overlap asks for counts as nothing.
 */
public final class DetectionConfusion {
  private static final int LVIS_DETECTIONS = 300;

  private final List<Integer> categoryIds;
  private final ConfusionMatrix matrix;

  private DetectionConfusion(List<Integer> categoryIds) {
    this.categoryIds = categoryIds;
    matrix = new ConfusionMatrix(categoryIds.size() + 1);
  }

  private record Pair(int detection, int truth, double overlap, boolean sameClass) {}

  private static final Comparator<Pair> CLOSEST_FIRST =
      Comparator.comparingDouble(Pair::overlap)
          .thenComparing(Pair::sameClass)
          .reversed()
          .thenComparingInt(Pair::detection)
          .thenComparingInt(Pair::truth);

  /**
   * Counts for a data set. Detections and truths of images and categories that it doesn't list are
   * left out.
   *
   * @param truth what there is
   * @param detections what was found, in any order; it decides between equal scores
   * @param config which detections are held against which truths
   * @return the matrix
   * @throws IllegalArgumentException if masks are asked for and a truth has none
   */
  public static DetectionConfusion of(
      DetectionDataset truth, DetectionTable detections, ConfusionConfig config) {
    DetectionConfusion confusion =
        new DetectionConfusion(
            truth.categories().stream().map(Category::id).distinct().sorted().toList());
    ImageCase.forEach(
        truth,
        detections,
        config.iouType(),
        config.protocol() == Protocol.LVIS ? LVIS_DETECTIONS : Integer.MAX_VALUE,
        config.protocol(),
        image -> confusion.add(image, detections, config));
    return confusion;
  }

  private void add(ImageCase image, DetectionTable table, ConfusionConfig config) {
    int n = 0;
    while (n < image.detections() && table.score(image.row(n)) >= config.scoreThreshold()) {
      n++;
    }
    List<Pair> pairs = new ArrayList<>();
    for (int d = 0; d < n; d++) {
      int category = table.categoryId(image.row(d));
      for (int g = 0; g < image.ordinary(); g++) {
        double overlap = image.overlap(d, g);
        boolean same = image.truth(g).categoryId() == category;
        if (overlap >= config.iouThreshold() && (same || !image.excuses(category))) {
          pairs.add(new Pair(d, g, overlap, same));
        }
      }
    }
    pairs.sort(CLOSEST_FIRST);
    boolean[] used = new boolean[n];
    boolean[] found = new boolean[image.ordinary()];
    for (Pair pair : pairs) {
      if (!used[pair.detection] && !found[pair.truth]) {
        used[pair.detection] = true;
        found[pair.truth] = true;
        matrix.add(labelOfTruth(image, pair.truth), labelOfRow(table, image, pair.detection));
      }
    }
    for (int g = 0; g < found.length; g++) {
      if (!found[g]) {
        matrix.add(labelOfTruth(image, g), background());
      }
    }
    for (int d = 0; d < n; d++) {
      if (!used[d]
          && !isInCrowd(image, d, table, config)
          && !image.excuses(table.categoryId(image.row(d)))) {
        matrix.add(background(), labelOfRow(table, image, d));
      }
    }
  }

  private int labelOfTruth(ImageCase image, int truth) {
    return label(image.truth(truth).categoryId());
  }

  private int labelOfRow(DetectionTable table, ImageCase image, int detection) {
    return label(table.categoryId(image.row(detection)));
  }

  private static boolean isInCrowd(
      ImageCase image, int d, DetectionTable table, ConfusionConfig config) {
    for (int g = image.ordinary(); g < image.truths(); g++) {
      if (image.truth(g).categoryId() == table.categoryId(image.row(d))
          && image.overlap(d, g) >= config.iouThreshold()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The categories, in the order of the matrix's classes.
   *
   * @return ids in ascending order
   */
  public List<Integer> categoryIds() {
    return categoryIds;
  }

  /**
   * The matrix's class of a category.
   *
   * @param categoryId the category
   * @return {@code 0..categoryIds().size()-1}
   * @throws IllegalArgumentException if the data set has no such category
   */
  public int label(int categoryId) {
    int label = Collections.binarySearch(categoryIds, categoryId);
    if (label < 0) {
      throw new IllegalArgumentException("category " + categoryId + " is not of the data set");
    }
    return label;
  }

  /**
   * The matrix's class of the background, its last.
   *
   * @return {@code categoryIds().size()}
   */
  public int background() {
    return categoryIds.size();
  }

  /**
   * The counts. Where truth and prediction both are the background there is always 0.
   *
   * @return a copy, of one class more than there are categories
   */
  public ConfusionMatrix matrix() {
    return matrix.copy();
  }
}
