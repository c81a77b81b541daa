package org.fovea.metrics.suppression;

import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;

/** Boxes of one object and the box that they make together. */
final class FusionCluster {
  private final Detection first;
  private Box box;
  private double weight;
  private double x1;
  private double y1;
  private double x2;
  private double y2;
  private int size;

  FusionCluster(Detection first, double score) {
    this.first = first;
    box = first.box();
    sum(box, score);
  }

  void add(Box member, double score) {
    sum(member, score);
    if (weight > 0) {
      // Rounding may put the edges of a box without width out of order.
      double left = x1 / weight;
      double top = y1 / weight;
      box = new Box(left, top, Math.max(left, x2 / weight), Math.max(top, y2 / weight));
    }
  }

  private void sum(Box member, double score) {
    weight += score;
    x1 += score * member.x1();
    y1 += score * member.y1();
    x2 += score * member.x2();
    y2 += score * member.y2();
    size++;
  }

  int categoryId() {
    return first.categoryId();
  }

  Box box() {
    return box;
  }

  /**
   * What the cluster says.
   *
   * @param models how many models were asked
   * @param weights sum of their weights
   */
  Detection fused(int models, double weights) {
    double score = weight / size * Math.min(models, size) / weights;
    return new Detection(first.imageId(), first.categoryId(), box, score);
  }
}
