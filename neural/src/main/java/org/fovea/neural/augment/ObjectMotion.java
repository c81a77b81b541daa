package org.fovea.neural.augment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fovea.features.warp.AffineTransform;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.geometry.Segmentation;
import org.jspecify.annotations.Nullable;

/**
 * Moves what is in a picture as its pixels move. A box becomes the box around its moved corners, or
 * around the moved segmentation where there is one. Points that leave the picture are no longer
 * labelled: (0, 0) with visibility 0, as COCO has it.
 *
 * @param transform from source to result, both in continuous pixels, where pixel (0, 0) has its
 *     centre at (0.5, 0.5)
 * @param width of the result
 * @param height of the result
 * @param rule which objects stay
 */
record ObjectMotion(AffineTransform transform, int width, int height, ClipRule rule) {

  List<Annotation> of(AnnotatedImage example) {
    List<Annotation> moved = new ArrayList<>();
    for (Annotation object : example.objects()) {
      moved(object, example).ifPresent(moved::add);
    }
    return moved;
  }

  private Optional<Annotation> moved(Annotation object, AnnotatedImage example) {
    Segmentation segmentation = object.segmentation();
    Extent extent;
    if (segmentation instanceof Polygons polygons) {
      extent = Extent.of(moved(polygons), width, height);
    } else if (segmentation instanceof RunLengthMask mask) {
      extent = moved(mask, example);
    } else {
      extent = Extent.of(around(object.box()), width, height);
    }
    Box box = extent.box();
    if (!(extent.share() > 0)
        || extent.share() < rule.minShare()
        || box.width() < rule.minSide()
        || box.height() < rule.minSide()) {
      return Optional.empty();
    }
    return Optional.of(
        new Annotation(
            object.id(),
            object.imageId(),
            object.categoryId(),
            box,
            object.area() * Math.abs(determinant()) * extent.share(),
            object.crowd(),
            object.difficult(),
            extent.segmentation(),
            moved(object.keypoints())));
  }

  private double determinant() {
    return transform.xx() * transform.yy() - transform.xy() * transform.yx();
  }

  private double x(double x, double y) {
    return transform.xx() * x + transform.xy() * y + transform.dx();
  }

  private double y(double x, double y) {
    return transform.yx() * x + transform.yy() * y + transform.dy();
  }

  private Box around(Box box) {
    return moved(
            new Polygons(
                List.of(
                    new double[] {
                      box.x1(), box.y1(), box.x2(), box.y1(), box.x2(), box.y2(), box.x1(), box.y2()
                    })))
        .bounds();
  }

  private Polygons moved(Polygons polygons) {
    List<double[]> rings = new ArrayList<>();
    for (double[] ring : polygons.rings()) {
      double[] moved = new double[ring.length];
      for (int i = 0; i < ring.length; i += 2) {
        moved[i] = x(ring[i], ring[i + 1]);
        moved[i + 1] = y(ring[i], ring[i + 1]);
      }
      rings.add(moved);
    }
    return new Polygons(rings);
  }

  private Extent moved(RunLengthMask mask, AnnotatedImage example) {
    if (mask.width() != example.image().width || mask.height() != example.image().height) {
      throw new IllegalArgumentException(
          "augmentation: mask of %d x %d on a picture of %d x %d"
              .formatted(
                  mask.width(), mask.height(), example.image().width, example.image().height));
    }
    boolean[] from = mask.pixels();
    boolean[] to = new boolean[width * height];
    NearestPixels nearest = new NearestPixels(transform, width, height);
    nearest.forEach(
        mask.width(), mask.height(), (source, out) -> to[out] = source >= 0 && from[source]);
    RunLengthMask moved = RunLengthMask.ofPixels(height, width, to);
    double whole = mask.area() * Math.abs(determinant());
    // Sampling may gain a pixel here and there.
    double share = whole == 0 ? 0 : Math.min(1, moved.area() / whole);
    return new Extent(moved.bounds(), share, moved);
  }

  private @Nullable Keypoints moved(@Nullable Keypoints points) {
    if (points == null) {
      return null;
    }
    double[] triples = new double[3 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      double x = x(points.x(i), points.y(i));
      double y = y(points.x(i), points.y(i));
      boolean inside = x >= 0 && x < width && y >= 0 && y < height;
      if (points.visibility(i) > 0 && inside) {
        triples[3 * i] = x;
        triples[3 * i + 1] = y;
        triples[3 * i + 2] = points.visibility(i);
      }
    }
    return Keypoints.of(triples);
  }
}
