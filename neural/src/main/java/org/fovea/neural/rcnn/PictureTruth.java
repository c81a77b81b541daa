package org.fovea.neural.rcnn;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one training picture: the objects to learn from, and the places of which nothing
 * is said. Crowds and difficult objects are such places: they are no examples of their class, and
 * what lies on them is no background.
 */
final class PictureTruth {
  private final List<LabelledRegion> objects = new ArrayList<>();
  private final List<Box> crowds = new ArrayList<>();
  private final List<Box> difficult = new ArrayList<>();

  /**
   * Sorts a picture's annotations; boxes without area are left out.
   *
   * @param annotations the picture's annotations
   * @param labels the classes
   * @throws IllegalArgumentException if an annotation is of an unknown category
   */
  PictureTruth(List<Annotation> annotations, ClassLabels labels) {
    for (Annotation a : annotations) {
      int label = labels.label(a.categoryId());
      if (!(a.box().width() > 0 && a.box().height() > 0)) {
        continue;
      }
      if (a.crowd()) {
        crowds.add(a.box());
      } else if (a.difficult()) {
        difficult.add(a.box());
      } else {
        objects.add(new LabelledRegion(a.box(), label));
      }
    }
  }

  /** The objects to learn from, in the data set's order. */
  List<LabelledRegion> objects() {
    return objects;
  }

  /** The object that a region overlaps most, the first of equals; null where it meets none. */
  @Nullable Match best(Box region) {
    return best(region, ClassLabels.BACKGROUND);
  }

  /** The object of one class that a region overlaps most; null where it meets none. */
  @Nullable Match best(Box region, int label) {
    Match best = null;
    for (int i = 0; i < objects.size(); i++) {
      LabelledRegion object = objects.get(i);
      if (label == ClassLabels.BACKGROUND || object.label() == label) {
        double iou = Iou.of(region, object.box());
        if (iou > (best == null ? 0 : best.iou())) {
          best = new Match(i, iou);
        }
      }
    }
    return best;
  }

  /**
   * Whether nothing is said of a region: at least {@code minIou} of it lies in one crowd, or its
   * overlap with one difficult object is at least {@code minIou}.
   */
  boolean unknown(Box region, double minIou) {
    for (Box crowd : crowds) {
      if (Iou.intersection(region, crowd) >= minIou * region.area()) {
        return true;
      }
    }
    for (Box box : difficult) {
      if (Iou.of(region, box) >= minIou) {
        return true;
      }
    }
    return false;
  }
}
