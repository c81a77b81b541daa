/**
 * What becomes of detections that overlap: {@link org.fovea.metrics.suppression.Nms} drops boxes
 * and {@link org.fovea.metrics.suppression.RotatedNms} turned ones, {@link
 * org.fovea.metrics.suppression.SoftNms} and {@link org.fovea.metrics.suppression.MatrixNms} lower
 * scores, {@link org.fovea.metrics.suppression.WeightedBoxFusion} joins boxes.
 *
 * <p>All share one order of scores ({@link org.fovea.metrics.detection.ScoreOrder}): of equal
 * scores the one that comes first in the input is surer.
 */
@org.jspecify.annotations.NullMarked
package org.fovea.metrics.suppression;
