package org.fovea.metrics.coco;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Iou;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;

/** Intersection over union of masks. Outlines are filled when they are first needed. */
final class MaskOverlap implements Overlap {
  // The reference's answer for masks of different sizes.
  private static final double NO_ANSWER = -1;

  private final boolean strict;
  private final List<Segmentation> truths = new ArrayList<>();
  private final List<Boolean> crowds = new ArrayList<>();
  private final List<Segmentation> detections = new ArrayList<>();
  private final double[] box = new double[4];
  private ImageInfo image = new ImageInfo(0, "", 0, 0);

  MaskOverlap(boolean strict) {
    this.strict = strict;
  }

  @Override
  public void start(ImageInfo next) {
    image = next;
    truths.clear();
    crowds.clear();
    detections.clear();
  }

  @Override
  public void addTruth(Annotation truth) {
    Segmentation segmentation = truth.segmentation();
    if (segmentation == null) {
      throw new IllegalArgumentException(
          "annotation " + truth.id() + " has no segmentation, which masks are evaluated by");
    }
    truths.add(segmentation);
    crowds.add(truth.crowd());
  }

  @Override
  public void addDetection(DetectionTable table, int row) {
    Segmentation segmentation = table.segmentation(row);
    if (segmentation == null) {
      table.copyBox(row, box, 0);
      segmentation = outline(box[0], box[1], box[0] + box[2], box[1] + box[3]);
    }
    detections.add(segmentation);
  }

  private static Polygons outline(double left, double top, double right, double bottom) {
    return new Polygons(List.of(new double[] {left, top, left, bottom, right, bottom, right, top}));
  }

  @Override
  public double between(int detection, int truth) {
    RunLengthMask found = mask(detections, detection);
    RunLengthMask there = mask(truths, truth);
    if (found.height() != there.height() || found.width() != there.width()) {
      if (strict) {
        return NO_ANSWER;
      }
      throw new IllegalArgumentException(
          "image %d: a detection's mask has %d x %d pixels, a truth's %d x %d"
              .formatted(image.id(), found.height(), found.width(), there.height(), there.width()));
    }
    return crowds.get(truth) ? Iou.withCrowd(found, there) : Iou.of(found, there);
  }

  private RunLengthMask mask(List<Segmentation> regions, int index) {
    Segmentation region = regions.get(index);
    if (region instanceof RunLengthMask mask) {
      return mask;
    }
    if (image.width() <= 0 || image.height() <= 0) {
      throw new IllegalArgumentException(
          "image " + image.id() + " has no width and height, which outlines are filled in");
    }
    RunLengthMask mask = ((Polygons) region).toMask(image.height(), image.width());
    regions.set(index, mask);
    return mask;
  }
}
