package org.fovea.classic.hog;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;

/**
 * What a picture holds, as far as training is concerned.
 *
 * @param objects for each category its objects
 * @param doubtful for each category the boxes of crowds and difficult objects, which are neither
 *     examples nor counterexamples
 */
record PictureTruth(List<List<Box>> objects, List<List<Box>> doubtful) {
  /** Overlap from which a window has too much of an object to be called background. */
  private static final double BACKGROUND = 0.3;

  static PictureTruth of(List<Annotation> annotations, List<Integer> categoryIds) {
    List<List<Box>> objects = new ArrayList<>();
    List<List<Box>> doubtful = new ArrayList<>();
    for (int i = 0; i < categoryIds.size(); i++) {
      objects.add(new ArrayList<>());
      doubtful.add(new ArrayList<>());
    }
    for (Annotation a : annotations) {
      int category = categoryIds.indexOf(a.categoryId());
      if (category >= 0 && a.box().area() > 0) {
        (a.crowd() || a.difficult() ? doubtful : objects).get(category).add(a.box());
      }
    }
    return new PictureTruth(objects, doubtful);
  }

  /** Whether a box shows none of a category's objects, or only a small part of one. */
  boolean isBackground(Box box, int category) {
    return objects.get(category).stream().allMatch(o -> Iou.of(box, o) < BACKGROUND)
        && doubtful.get(category).stream().allMatch(d -> Iou.withCrowd(box, d) < BACKGROUND);
  }
}
