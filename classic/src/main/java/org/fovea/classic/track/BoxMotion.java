package org.fovea.classic.track;

import org.fovea.metrics.geometry.Box;

/**
 * How a box moves: its centre and its area at constant velocities, its aspect not at all (SORT,
 * Bewley et al., 2016, equation 1). The variances are those of the authors' program. There they are
 * one filter of seven numbers; as no noise of one number goes with that of another, the four
 * numbers that are measured have a filter each, with the same results.
 */
final class BoxMotion {
  private final ConstantVelocity x;
  private final ConstantVelocity y;
  private final ConstantVelocity area;
  private final ConstantVelocity aspect;

  BoxMotion(Box first) {
    x = moving(centreX(first), 1, 0.01);
    y = moving(centreY(first), 1, 0.01);
    area = moving(first.area(), 10, 0.0001);
    aspect = new ConstantVelocity(aspect(first), 10, 0, 1, 0, 10);
  }

  private static ConstantVelocity moving(double first, double noise, double velocityNoise) {
    return new ConstantVelocity(first, 10, 10_000, 1, velocityNoise, noise);
  }

  /** Goes a picture on; the area stays above 0. */
  void predict() {
    if (area.number() + area.velocity() <= 0) {
      area.stop();
    }
    x.predict();
    y.predict();
    area.predict();
    aspect.predict();
  }

  /** Takes up where the box was found in this picture; it has an area. */
  void update(Box found) {
    x.update(centreX(found));
    y.update(centreY(found));
    area.update(found.area());
    aspect.update(aspect(found));
  }

  /** Where the box is thought to be. */
  Box box() {
    double width = Math.sqrt(area.number() * aspect.number());
    return Box.ofCxcywh(x.number(), y.number(), width, area.number() / width);
  }

  private static double centreX(Box box) {
    return (box.x1() + box.x2()) / 2;
  }

  private static double centreY(Box box) {
    return (box.y1() + box.y2()) / 2;
  }

  private static double aspect(Box box) {
    return box.width() / box.height();
  }
}
