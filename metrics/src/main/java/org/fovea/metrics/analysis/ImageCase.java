package org.fovea.metrics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.Overlap;
import org.fovea.metrics.coco.Protocol;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.ScoreOrder;

/** One image with what is in it and what was found in it, of all categories of the data set. */
final class ImageCase {
  private final long imageId;
  private final Set<Integer> notExhaustive;
  private final List<Annotation> truths;
  private final int ordinary;
  private final int[] rows;
  private final double[][] overlaps;

  private ImageCase(
      ImageInfo image,
      Set<Integer> notExhaustive,
      List<Annotation> truths,
      DetectionTable table,
      int[] rows,
      Overlap overlap) {
    this.imageId = image.id();
    this.notExhaustive = notExhaustive;
    this.truths = truths;
    this.rows = rows;
    ordinary = (int) truths.stream().filter(a -> !a.crowd()).count();
    overlaps = new double[rows.length][truths.size()];
    overlap.start(image);
    truths.forEach(overlap::addTruth);
    for (int d = 0; d < rows.length; d++) {
      overlap.addDetection(table, rows[d]);
      for (int g = 0; g < truths.size(); g++) {
        overlaps[d][g] = overlap.between(d, g);
      }
    }
  }

  /**
   * Goes through the images by ascending id. Detections and truths of images and categories that
   * the data set doesn't list are left out; by LVIS's rules so are those of categories that nobody
   * looked for in the image, once the surest of it are chosen, and crowds are ordinary truths.
   */
  static void forEach(
      DetectionDataset data,
      DetectionTable table,
      IouType type,
      int maxDetections,
      Protocol protocol,
      Consumer<ImageCase> consumer) {
    Set<Integer> categories = new HashSet<>();
    for (Category category : data.categories()) {
      categories.add(category.id());
    }
    Map<Long, List<Integer>> rows = new HashMap<>();
    for (int row = 0; row < table.size(); row++) {
      if (categories.contains(table.categoryId(row))) {
        rows.computeIfAbsent(table.imageId(row), id -> new ArrayList<>()).add(row);
      }
    }
    Map<Long, ImageInfo> images = new TreeMap<>();
    for (ImageInfo image : data.images()) {
      images.put(image.id(), image);
    }
    Map<Long, List<Annotation>> annotations = data.annotationsByImage();
    Overlap overlap = Overlap.of(CocoParams.defaults(type));
    images.forEach(
        (id, image) -> {
          boolean lvis = protocol == Protocol.LVIS;
          List<Annotation> truths = new ArrayList<>();
          for (boolean crowds : new boolean[] {false, true}) {
            for (Annotation a : annotations.getOrDefault(id, List.of())) {
              if (a.crowd() == crowds && categories.contains(a.categoryId())) {
                truths.add(lvis ? a.withCrowd(false) : a);
              }
            }
          }
          int[] surest = surest(table, rows.getOrDefault(id, List.of()), maxDetections);
          consumer.accept(
              new ImageCase(
                  image,
                  lvis ? image.notExhaustiveCategoryIds() : Set.of(),
                  truths,
                  table,
                  lvis ? lookedFor(image, truths, table, surest) : surest,
                  overlap));
        });
  }

  /** Of categories that are in the image, or are known not to be. */
  private static int[] lookedFor(
      ImageInfo image, List<Annotation> truths, DetectionTable table, int[] rows) {
    Set<Integer> categories = new HashSet<>(image.negativeCategoryIds());
    truths.forEach(truth -> categories.add(truth.categoryId()));
    return Arrays.stream(rows).filter(row -> categories.contains(table.categoryId(row))).toArray();
  }

  private static int[] surest(DetectionTable table, Collection<Integer> rows, int limit) {
    int[] all = rows.stream().mapToInt(row -> row).toArray();
    double[] scores = Arrays.stream(all).mapToDouble(table::score).toArray();
    return Arrays.stream(ScoreOrder.of(scores)).limit(limit).map(i -> all[i]).toArray();
  }

  long imageId() {
    return imageId;
  }

  /** Whether a detection of the category may have found what nobody annotated. */
  boolean excuses(int categoryId) {
    return notExhaustive.contains(categoryId);
  }

  /** How many truths are no crowds; they come first. */
  int ordinary() {
    return ordinary;
  }

  /** How many truths there are with crowds. */
  int truths() {
    return truths.size();
  }

  Annotation truth(int g) {
    return truths.get(g);
  }

  int detections() {
    return rows.length;
  }

  /** Where a detection stands in its table; the surest has number 0. */
  int row(int d) {
    return rows[d];
  }

  /** The overlap of a detection with a truth; with a crowd the share that lies inside. */
  double overlap(int d, int g) {
    return overlaps[d][g];
  }
}
