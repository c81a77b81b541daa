package org.fovea.metrics.localisation;

import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.fovea.metrics.numeric.ExactSum;

/**
 * How well boxes are placed when it is known which object each belongs to: the task of
 * classification with localisation. Errors are in pixels.
 *
 * <p>Evaluators of parts of the boxes merge exactly. Not for use by several threads at once; give
 * each thread its own and merge.
 */
public final class LocalisationEvaluator {
  private final RegressionEvaluator coordinates = new RegressionEvaluator(4);
  private final ExactSum overlaps = new ExactSum();

  /** An evaluator that has seen nothing. */
  public LocalisationEvaluator() {}

  /**
   * Adds an object.
   *
   * @param truth its box
   * @param predicted the box that was predicted for it
   */
  public void add(Box truth, Box predicted) {
    coordinates.add(edges(truth), edges(predicted));
    overlaps.add(Iou.of(truth, predicted));
  }

  private static double[] edges(Box box) {
    return new double[] {box.x1(), box.y1(), box.x2(), box.y2()};
  }

  /**
   * Adds what another evaluator has seen.
   *
   * @param other an evaluator, not modified
   */
  public void merge(LocalisationEvaluator other) {
    coordinates.merge(other.coordinates);
    overlaps.add(other.overlaps);
  }

  /**
   * The errors of the left edges.
   *
   * @return the score, in pixels
   * @throws IllegalStateException if nothing was added
   */
  public RegressionScore x1() {
    return coordinates.score(0);
  }

  /**
   * The errors of the top edges.
   *
   * @return the score, in pixels
   * @throws IllegalStateException if nothing was added
   */
  public RegressionScore y1() {
    return coordinates.score(1);
  }

  /**
   * The errors of the right edges.
   *
   * @return the score, in pixels
   * @throws IllegalStateException if nothing was added
   */
  public RegressionScore x2() {
    return coordinates.score(2);
  }

  /**
   * The errors of the bottom edges.
   *
   * @return the score, in pixels
   * @throws IllegalStateException if nothing was added
   */
  public RegressionScore y2() {
    return coordinates.score(3);
  }

  /**
   * The errors of all edges together ({@link RegressionEvaluator#overall}).
   *
   * @return the score, in pixels
   * @throws IllegalStateException if nothing was added
   */
  public RegressionScore overall() {
    return coordinates.overall();
  }

  /**
   * The mean overlap of true and predicted boxes.
   *
   * @return in [0, 1], or -1 where nothing was added
   */
  public double meanIou() {
    return coordinates.count() == 0 ? -1 : overlaps.value() / coordinates.count();
  }
}
