package org.fovea.metrics.geometry;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The named points of an object, such as a person's joints, in the order of its category.
 * Immutable.
 */
public final class Keypoints {
  private final double[] triples;
  private final int labelled;

  private Keypoints(double[] triples, int labelled) {
    if (triples.length == 0 || triples.length % 3 != 0) {
      throw new IllegalArgumentException(
          "keypoints need x, y and visibility of at least 1 point, got "
              + triples.length
              + " numbers");
    }
    for (double value : triples) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("keypoints need finite numbers, got " + value);
      }
    }
    this.triples = triples;
    this.labelled = labelled;
  }

  /**
   * Points as COCO stores them.
   *
   * @param triples x, y and visibility of each point: 0 not labelled, 1 labelled but hidden, 2
   *     visible
   * @return the points
   * @throws IllegalArgumentException if there are no whole triples or a number is not finite
   */
  public static Keypoints of(double... triples) {
    int labelled = 0;
    for (int i = 2; i < triples.length; i += 3) {
      labelled += triples[i] > 0 ? 1 : 0;
    }
    return new Keypoints(triples.clone(), labelled);
  }

  /**
   * These points where a data set states for itself how many are labelled.
   *
   * @param count how many it says are labelled, at least 0
   * @return a changed copy
   * @throws IllegalArgumentException if the count is negative
   */
  public Keypoints withLabelled(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("a count of points must not be negative, got " + count);
    }
    return new Keypoints(triples, count);
  }

  /**
   * How many points there are.
   *
   * @return count, at least 1
   */
  public int size() {
    return triples.length / 3;
  }

  /**
   * How many points are labelled: unless the data set states it, those with a visibility above 0.
   *
   * @return count
   */
  public int labelled() {
    return labelled;
  }

  /**
   * A point's place.
   *
   * @param point {@code 0..size()-1}
   * @return pixels from the left
   */
  public double x(int point) {
    return triples[3 * point];
  }

  /**
   * A point's place.
   *
   * @param point {@code 0..size()-1}
   * @return pixels from the top
   */
  public double y(int point) {
    return triples[3 * point + 1];
  }

  /**
   * Whether a point is seen.
   *
   * @param point {@code 0..size()-1}
   * @return in truths 0 not labelled, 1 labelled but hidden, 2 visible; in detections anything
   */
  public double visibility(int point) {
    return triples[3 * point + 2];
  }

  /**
   * The points as COCO stores them.
   *
   * @return a copy: x, y and visibility of each
   */
  public double[] triples() {
    return triples.clone();
  }

  /**
   * The smallest box around all points, labelled or not.
   *
   * @return the box
   */
  public Box bounds() {
    double left = triples[0];
    double right = left;
    double top = triples[1];
    double bottom = top;
    for (int i = 3; i < triples.length; i += 3) {
      left = Math.min(left, triples[i]);
      right = Math.max(right, triples[i]);
      top = Math.min(top, triples[i + 1]);
      bottom = Math.max(bottom, triples[i + 1]);
    }
    return new Box(left, top, right, bottom);
  }

  /**
   * Keypoints are equal when all their numbers are.
   *
   * @param other any object
   * @return whether it is the same points
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Keypoints k
        && labelled == k.labelled
        && Arrays.equals(triples, k.triples);
  }

  @Override
  public int hashCode() {
    return 31 * labelled + Arrays.hashCode(triples);
  }

  @Override
  public String toString() {
    return "Keypoints(" + size() + " points, " + labelled + " labelled)";
  }
}
