package org.fovea.metrics.coco;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is evaluated.
 *
 * @param iouType what of a detection is held against the truth
 * @param iouThresholds overlaps at which a detection counts as found, in [0, 1]
 * @param recallThresholds recalls at which precision is read, ascending, in [0, 1]
 * @param areas ranges of object size; {@link AreaRange#ALL} or another of that name gives the main
 *     numbers
 * @param maxDetections how many of the surest detections of an image and category count, ascending
 *     and at least 1; the largest gives the main numbers
 * @param categoryIds the categories to evaluate, or null for all of the data set
 * @param imageIds the images to evaluate, or null for all of the data set
 * @param useCategories whether a detection must have the category of the truth that it finds
 * @param sigmas constants of the keypoints' similarity
 * @param protocol whose rules decide which truths and detections count; with LVIS's there is one
 *     maximum of detections, which is of an image and all its categories
 * @param strict whether to repeat pycocotools where it slips: it takes a detection that finds the
 *     annotation with id 0 for a false positive, of annotations with one id it counts the last as
 *     often as there are any, and it has no AP where no maximum of detections is 100
 */
public record CocoParams(
    IouType iouType,
    List<Double> iouThresholds,
    List<Double> recallThresholds,
    List<AreaRange> areas,
    List<Integer> maxDetections,
    @Nullable Set<Integer> categoryIds,
    @Nullable Set<Long> imageIds,
    boolean useCategories,
    KeypointSigmas sigmas,
    Protocol protocol,
    boolean strict) {
  // How far from a threshold a caller may be who writes 0.9 for numpy's 0.8999999999999999.
  private static final double SAME_THRESHOLD = 1e-9;

  public CocoParams {
    iouThresholds = List.copyOf(iouThresholds);
    recallThresholds = List.copyOf(recallThresholds);
    areas = List.copyOf(areas);
    maxDetections = maxDetections.stream().sorted().toList();
    categoryIds = categoryIds == null ? null : Set.copyOf(categoryIds);
    imageIds = imageIds == null ? null : Set.copyOf(imageIds);
    requireShares("IoU threshold", iouThresholds);
    requireShares("recall threshold", recallThresholds);
    for (int i = 1; i < recallThresholds.size(); i++) {
      if (recallThresholds.get(i) < recallThresholds.get(i - 1)) {
        throw new IllegalArgumentException(
            "recall thresholds must ascend, got " + recallThresholds);
      }
    }
    Set<String> names = new HashSet<>();
    for (AreaRange area : areas) {
      if (!names.add(area.name())) {
        throw new IllegalArgumentException("two area ranges are named " + area.name());
      }
    }
    if (areas.isEmpty() || maxDetections.isEmpty()) {
      throw new IllegalArgumentException("at least one area range and one maximum are needed");
    }
    if (maxDetections.get(0) < 1 || new TreeSet<>(maxDetections).size() != maxDetections.size()) {
      throw new IllegalArgumentException(
          "maxima of detections must be different and at least 1, got " + maxDetections);
    }
    if (protocol == Protocol.LVIS && maxDetections.size() > 1) {
      throw new IllegalArgumentException(
          "LVIS has one maximum of detections, got " + maxDetections);
    }
    if (protocol == Protocol.LVIS && iouType == IouType.KEYPOINTS) {
      throw new IllegalArgumentException("LVIS has boxes and masks, got " + iouType);
    }
  }

  private static void requireShares(String what, List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("at least one " + what + " is needed");
    }
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(what + " must be in [0, 1], got " + value);
      }
    }
  }

  /**
   * COCO's parameters for boxes and masks: ten overlaps from 0.5 to 0.95, 101 recalls, the four
   * ranges of size, 1, 10 and 100 detections.
   *
   * @return the parameters, in the mode that corrects the reference's slips
   */
  public static CocoParams defaults() {
    return new CocoParams(
        IouType.BBOX,
        linspace(0.5, 0.95, 10),
        linspace(0, 1, 101),
        List.of(AreaRange.ALL, AreaRange.SMALL, AreaRange.MEDIUM, AreaRange.LARGE),
        List.of(1, 10, 100),
        null,
        null,
        true,
        KeypointSigmas.PERSON,
        Protocol.COCO,
        false);
  }

  /**
   * COCO's parameters for one kind of overlap: {@link #defaults()} for boxes and masks; keypoints
   * have no small objects, and at most 20 detections.
   *
   * @param type what of a detection is held against the truth
   * @return the parameters, in the mode that corrects the reference's slips
   */
  public static CocoParams defaults(IouType type) {
    CocoParams params = defaults().withIouType(type);
    return type == IouType.KEYPOINTS
        ? params
            .withAreas(List.of(AreaRange.ALL, AreaRange.MEDIUM, AreaRange.LARGE))
            .withMaxDetections(List.of(20))
        : params;
  }

  /**
   * LVIS's parameters: as {@link #defaults()}, with 300 detections of an image over all its
   * categories.
   *
   * @param type what of a detection is held against the truth, not keypoints
   * @return the parameters, in the mode that corrects the reference's slips
   * @throws IllegalArgumentException if the type is keypoints
   */
  public static CocoParams lvis(IouType type) {
    return defaults().withIouType(type).withMaxDetections(List.of(300)).withProtocol(Protocol.LVIS);
  }

  /**
   * Where an overlap stands among the thresholds.
   *
   * @param iou an overlap; 0.9 is found where numpy's 0.8999999999999999 stands
   * @return its index in {@link #iouThresholds}, or -1
   */
  public int indexOfThreshold(double iou) {
    for (int t = 0; t < iouThresholds.size(); t++) {
      if (Math.abs(iouThresholds.get(t) - iou) < SAME_THRESHOLD) {
        return t;
      }
    }
    return -1;
  }

  /**
   * Where an overlap stands among the thresholds, as {@link #indexOfThreshold}.
   *
   * @param iou one of the overlap thresholds
   * @return its index
   * @throws IllegalArgumentException if it is none
   */
  public int requireThreshold(double iou) {
    int t = indexOfThreshold(iou);
    if (t < 0) {
      throw new IllegalArgumentException(
          "IoU " + iou + " was not evaluated, only " + iouThresholds);
    }
    return t;
  }

  /** As numpy computes it: with a step that is rounded once, so that 0.9 is 0.8999999999999999. */
  private static List<Double> linspace(double first, double last, int count) {
    double step = (last - first) / (count - 1);
    List<Double> values = new ArrayList<>(count);
    for (int i = 0; i < count - 1; i++) {
      values.add(first + i * step);
    }
    values.add(last);
    return values;
  }

  /**
   * These with another kind of overlap.
   *
   * @param type what of a detection is held against the truth
   * @return a changed copy
   */
  public CocoParams withIouType(IouType type) {
    return new CocoParams(
        type,
        iouThresholds,
        recallThresholds,
        areas,
        maxDetections,
        categoryIds,
        imageIds,
        useCategories,
        sigmas,
        protocol,
        strict);
  }

  /**
   * These with other overlaps.
   *
   * @param thresholds overlaps at which a detection counts as found, in [0, 1]
   * @return a changed copy
   */
  public CocoParams withIouThresholds(List<Double> thresholds) {
    return new CocoParams(
        iouType,
        thresholds,
        recallThresholds,
        areas,
        maxDetections,
        categoryIds,
        imageIds,
        useCategories,
        sigmas,
        protocol,
        strict);
  }

  /**
   * These with other ranges of size.
   *
   * @param ranges ranges of object size
   * @return a changed copy
   */
  public CocoParams withAreas(List<AreaRange> ranges) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        ranges,
        maxDetections,
        categoryIds,
        imageIds,
        useCategories,
        sigmas,
        protocol,
        strict);
  }

  /**
   * These with other maxima of detections.
   *
   * @param maxima how many of the surest detections of an image and category count
   * @return a changed copy
   */
  public CocoParams withMaxDetections(List<Integer> maxima) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        areas,
        maxima,
        categoryIds,
        imageIds,
        useCategories,
        sigmas,
        protocol,
        strict);
  }

  /**
   * These for some categories only.
   *
   * @param ids the categories to evaluate, or null for all of the data set
   * @return a changed copy
   */
  public CocoParams withCategoryIds(@Nullable Set<Integer> ids) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        areas,
        maxDetections,
        ids,
        imageIds,
        useCategories,
        sigmas,
        protocol,
        strict);
  }

  /**
   * These for some images only.
   *
   * @param ids the images to evaluate, or null for all of the data set
   * @return a changed copy
   */
  public CocoParams withImageIds(@Nullable Set<Long> ids) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        areas,
        maxDetections,
        categoryIds,
        ids,
        useCategories,
        sigmas,
        protocol,
        strict);
  }

  /**
   * These with or without regard to categories.
   *
   * @param use whether a detection must have the category of the truth that it finds
   * @return a changed copy
   */
  public CocoParams withUseCategories(boolean use) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        areas,
        maxDetections,
        categoryIds,
        imageIds,
        use,
        sigmas,
        protocol,
        strict);
  }

  /**
   * These with other constants of the keypoints.
   *
   * @param constants constants of the keypoints' similarity
   * @return a changed copy
   */
  public CocoParams withSigmas(KeypointSigmas constants) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        areas,
        maxDetections,
        categoryIds,
        imageIds,
        useCategories,
        constants,
        protocol,
        strict);
  }

  /**
   * These by other rules.
   *
   * @param rules whose rules decide which truths and detections count
   * @return a changed copy
   */
  public CocoParams withProtocol(Protocol rules) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        areas,
        maxDetections,
        categoryIds,
        imageIds,
        useCategories,
        sigmas,
        rules,
        strict);
  }

  /**
   * These in the mode that repeats pycocotools' slips, or not.
   *
   * @param repeatSlips whether to repeat them
   * @return a changed copy
   */
  public CocoParams withStrict(boolean repeatSlips) {
    return new CocoParams(
        iouType,
        iouThresholds,
        recallThresholds,
        areas,
        maxDetections,
        categoryIds,
        imageIds,
        useCategories,
        sigmas,
        protocol,
        repeatSlips);
  }
}
