package org.fovea.metrics.classification;

/**
 * Predictions of about one confidence: a bar of a reliability diagram.
 *
 * @param count how many there are
 * @param confidence their mean confidence, 0 where there are none
 * @param accuracy the share of them that are right, 0 where there are none
 */
public record CalibrationBin(long count, double confidence, double accuracy) {
  /**
   * How far confidence and accuracy are apart.
   *
   * @return in [0, 1]
   */
  public double gap() {
    return Math.abs(accuracy - confidence);
  }
}
