package org.fovea.metrics.coco;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Keypoints;

/**
 * Object keypoint similarity: the mean over the labelled points of {@code exp(-d^2 / (2 s^2 k^2))},
 * with their distance d, the object's area s^2 and k = 2 sigma. An object without labelled points
 * takes all, at their distances from its box made three times as wide and high.
 */
final class KeypointOverlap implements Overlap {
  private static final double EPSILON = 0x1p-52;

  private final KeypointSigmas sigmas;
  private final List<Annotation> truths = new ArrayList<>();
  private final List<Keypoints> detections = new ArrayList<>();
  private double[] terms = new double[17];

  KeypointOverlap(KeypointSigmas sigmas) {
    this.sigmas = sigmas;
  }

  @Override
  public void start(ImageInfo image) {
    truths.clear();
    detections.clear();
  }

  @Override
  public void addTruth(Annotation truth) {
    Keypoints points = truth.keypoints();
    if (points == null) {
      throw new IllegalArgumentException("annotation " + truth.id() + " has no keypoints");
    }
    int expected = sigmas.of(truth.categoryId()).size();
    if (points.size() != expected) {
      throw new IllegalArgumentException(
          "annotation %d has %d keypoints, but there are %d sigmas"
              .formatted(truth.id(), points.size(), expected));
    }
    truths.add(truth);
  }

  @Override
  public void addDetection(DetectionTable table, int row) {
    Keypoints points = table.keypoints(row);
    if (points == null) {
      throw new IllegalArgumentException("detection " + row + " has no keypoints");
    }
    detections.add(points);
  }

  @Override
  public double between(int detection, int truth) {
    Annotation there = truths.get(truth);
    Keypoints points = there.keypoints();
    Keypoints found = detections.get(detection);
    if (points == null || found.size() != points.size()) {
      throw new IllegalArgumentException(
          "image %d: a detection has %d keypoints, annotation %d has not"
              .formatted(there.imageId(), found.size(), there.id()));
    }
    List<Double> sigma = sigmas.of(there.categoryId());
    if (terms.length < points.size()) {
      terms = new double[points.size()];
    }
    boolean anyVisible = false;
    for (int i = 0; i < points.size(); i++) {
      anyVisible |= points.visibility(i) > 0;
    }
    int n = 0;
    for (int i = 0; i < points.size(); i++) {
      if (anyVisible && !(points.visibility(i) > 0)) {
        continue;
      }
      double dx = anyVisible ? found.x(i) - points.x(i) : outsideX(there.box(), found.x(i));
      double dy = anyVisible ? found.y(i) - points.y(i) : outsideY(there.box(), found.y(i));
      double k = sigma.get(i) * 2;
      terms[n++] = Math.exp(-((dx * dx + dy * dy) / (k * k) / (there.area() + EPSILON) / 2));
    }
    return PairwiseMean.of(terms, n);
  }

  private static double outsideX(Box box, double x) {
    return outside(box.x1(), box.width(), x);
  }

  private static double outsideY(Box box, double y) {
    return outside(box.y1(), box.height(), y);
  }

  private static double outside(double start, double size, double at) {
    return Math.max(0, start - size - at) + Math.max(0, at - (start + size * 2));
  }
}
