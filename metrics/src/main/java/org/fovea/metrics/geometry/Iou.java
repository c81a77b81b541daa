package org.fovea.metrics.geometry;

import java.util.List;

/**
 * Intersection over union, in [0, 1]. Boxes that only touch, and boxes without area, have 0 with
 * every box.
 */
public final class Iou {
  private Iou() {}

  /**
   * The overlap of two boxes, as COCO computes it.
   *
   * @param a a box
   * @param b a box
   * @return area of the intersection over area of the union
   */
  public static double of(Box a, Box b) {
    double intersection = intersection(a, b);
    return intersection == 0 ? 0 : intersection / (a.area() + b.area() - intersection);
  }

  /**
   * The overlap of a detection with a truth that stands for a crowd: the share of the detection
   * that lies inside it.
   *
   * @param detection what was detected
   * @param crowd the crowd's box
   * @return area of the intersection over area of the detection
   */
  public static double withCrowd(Box detection, Box crowd) {
    double intersection = intersection(detection, crowd);
    return intersection == 0 ? 0 : intersection / detection.area();
  }

  /**
   * The overlap of two masks.
   *
   * @param a a mask
   * @param b a mask of the same size
   * @return area of the intersection over area of the union
   * @throws IllegalArgumentException if the sizes differ
   */
  public static double of(RunLengthMask a, RunLengthMask b) {
    long intersection = a.intersectionArea(b);
    return intersection == 0
        ? 0
        : (double) intersection / (double) (a.area() + b.area() - intersection);
  }

  /**
   * The overlap of a detected mask with one that stands for a crowd: the share of the detection
   * that lies inside it.
   *
   * @param detection what was detected
   * @param crowd the crowd's mask, of the same size
   * @return area of the intersection over area of the detection
   * @throws IllegalArgumentException if the sizes differ
   */
  public static double withCrowd(RunLengthMask detection, RunLengthMask crowd) {
    long intersection = detection.intersectionArea(crowd);
    return intersection == 0 ? 0 : (double) intersection / (double) detection.area();
  }

  /**
   * The overlap of two turned boxes, exact but for rounding (about 1e-14).
   *
   * @param a a box
   * @param b a box
   * @return area of the intersection over area of the union
   */
  public static double of(RotatedBox a, RotatedBox b) {
    if (intersection(a.bounds(), b.bounds()) == 0) {
      return 0;
    }
    double intersection = ConvexClipper.intersectionArea(a.corners(), b.corners());
    return ofAreas(intersection, a.area(), b.area());
  }

  /**
   * The overlap of two convex polygons, exact but for rounding (about 1e-14).
   *
   * @param a a polygon
   * @param b a polygon
   * @return area of the intersection over area of the union
   */
  public static double of(ConvexPolygon a, ConvexPolygon b) {
    return ofAreas(a.intersectionArea(b), a.area(), b.area());
  }

  private static double ofAreas(double intersection, double a, double b) {
    double shared = Math.min(intersection, Math.min(a, b));
    return shared == 0 ? 0 : shared / (a + b - shared);
  }

  /**
   * The overlaps of all pairs of turned boxes.
   *
   * @param a boxes
   * @param b boxes
   * @return {@code [a.size()][b.size()]}
   */
  public static double[][] rotatedMatrix(List<RotatedBox> a, List<RotatedBox> b) {
    double[][] overlaps = new double[a.size()][b.size()];
    for (int i = 0; i < overlaps.length; i++) {
      for (int j = 0; j < overlaps[i].length; j++) {
        overlaps[i][j] = of(a.get(i), b.get(j));
      }
    }
    return overlaps;
  }

  /**
   * The overlaps of all pairs.
   *
   * @param a boxes
   * @param b boxes
   * @return {@code [a.size()][b.size()]}
   */
  public static double[][] matrix(List<Box> a, List<Box> b) {
    double[][] overlaps = new double[a.size()][b.size()];
    for (int i = 0; i < overlaps.length; i++) {
      for (int j = 0; j < overlaps[i].length; j++) {
        overlaps[i][j] = of(a.get(i), b.get(j));
      }
    }
    return overlaps;
  }

  /**
   * The area that two boxes share.
   *
   * @param a a box
   * @param b a box
   * @return square pixels, 0 where they don't overlap
   */
  public static double intersection(Box a, Box b) {
    double width = Math.min(a.x2(), b.x2()) - Math.max(a.x1(), b.x1());
    double height = Math.min(a.y2(), b.y2()) - Math.max(a.y1(), b.y1());
    return width <= 0 || height <= 0 ? 0 : width * height;
  }
}
