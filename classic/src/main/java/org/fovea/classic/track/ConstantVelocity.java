package org.fovea.classic.track;

/**
 * A Kalman filter of a number that changes at a constant rate, one step of time after another
 * (Kalman, 1960). The state is the number and its velocity; the number alone is measured.
 */
final class ConstantVelocity {
  private final double numberNoise;
  private final double velocityNoise;
  private final double measurementNoise;
  private double number;
  private double velocity;
  private double numberVariance;
  private double covariance;
  private double velocityVariance;

  /**
   * Begins with a measurement and no velocity.
   *
   * @param number the first measurement
   * @param numberVariance of the number at first
   * @param velocityVariance of the velocity at first
   * @param numberNoise variance that a step adds to the number
   * @param velocityNoise variance that a step adds to the velocity
   * @param measurementNoise variance of a measurement
   */
  ConstantVelocity(
      double number,
      double numberVariance,
      double velocityVariance,
      double numberNoise,
      double velocityNoise,
      double measurementNoise) {
    this.number = number;
    this.numberVariance = numberVariance;
    this.velocityVariance = velocityVariance;
    this.numberNoise = numberNoise;
    this.velocityNoise = velocityNoise;
    this.measurementNoise = measurementNoise;
  }

  double number() {
    return number;
  }

  double velocity() {
    return velocity;
  }

  /** From now on the number stays, until measurements say otherwise. */
  void stop() {
    velocity = 0;
  }

  /** Goes a step on. */
  void predict() {
    number += velocity;
    numberVariance += 2 * covariance + velocityVariance + numberNoise;
    covariance += velocityVariance;
    velocityVariance += velocityNoise;
  }

  /** Takes up a measurement of this step. */
  void update(double measured) {
    double total = numberVariance + measurementNoise;
    double numberGain = numberVariance / total;
    double velocityGain = covariance / total;
    double surprise = measured - number;
    number += numberGain * surprise;
    velocity += velocityGain * surprise;
    velocityVariance -= velocityGain * covariance;
    covariance *= 1 - numberGain;
    numberVariance *= 1 - numberGain;
  }
}
