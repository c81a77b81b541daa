package org.fovea.features.gradient;

/** How long a gradient is. */
public enum GradientNorm {
  /** {@code |dx| + |dy|}, OpenCV's default in Canny. */
  L1,

  /** {@code sqrt(dx² + dy²)}, the true length. */
  L2,

  /** {@code sqrt((dx² + dy²) / 2)}, the magnitude of scikit-image's {@code sobel} and its kin. */
  RMS;

  /**
   * The length of one gradient.
   *
   * @param dx change to the right
   * @param dy change downwards
   * @return its length, at least 0
   */
  public double of(double dx, double dy) {
    return switch (this) {
      case L1 -> Math.abs(dx) + Math.abs(dy);
      case L2 -> Math.sqrt(dx * dx + dy * dy);
      case RMS -> Math.sqrt((dx * dx + dy * dy) / 2);
    };
  }
}
