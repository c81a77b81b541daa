package org.fovea.features.colour;

/** A measure of how like two histograms are, as {@code cv2.compareHist} computes it. */
public enum HistogramComparison {
  /** The correlation of the two, -1..1, 1 for equals and where either is flat; higher is closer. */
  CORRELATION {
    @Override
    double compare(float[] a, float[] b) {
      double sumA = 0;
      double sumB = 0;
      double squaresA = 0;
      double squaresB = 0;
      double products = 0;
      for (int i = 0; i < a.length; i++) {
        double x = a[i];
        double y = b[i];
        sumA += x;
        sumB += y;
        squaresA += x * x;
        squaresB += y * y;
        products += x * y;
      }
      double scale = 1.0 / a.length;
      double variances = (squaresA - sumA * sumA * scale) * (squaresB - sumB * sumB * scale);
      return Math.abs(variances) > DOUBLE_EPSILON
          ? (products - sumA * sumB * scale) / Math.sqrt(variances)
          : 1;
    }
  },

  /** {@code Σ (a - b)² / a} over the bins that {@code a} has; 0 for equals. Not symmetric. */
  CHI_SQUARE {
    @Override
    double compare(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        double difference = a[i] - b[i];
        if (Math.abs(a[i]) > DOUBLE_EPSILON) {
          sum += difference * difference / a[i];
        }
      }
      return sum;
    }
  },

  /**
   * {@code Σ min(a, b)}, what the two have in common (Swain and Ballard, 1991); higher is closer.
   */
  INTERSECTION {
    @Override
    double compare(float[] a, float[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += Math.min(a[i], b[i]);
      }
      return sum;
    }
  },

  /** {@code √(1 - Σ √(a·b) / √(Σa·Σb))}, the Hellinger distance, 0..1; 0 for equals. */
  BHATTACHARYYA {
    @Override
    double compare(float[] a, float[] b) {
      double sumA = 0;
      double sumB = 0;
      double roots = 0;
      for (int i = 0; i < a.length; i++) {
        double x = a[i];
        double y = b[i];
        sumA += x;
        sumB += y;
        roots += Math.sqrt(x * y);
      }
      double product = sumA * sumB;
      double scale = Math.abs(product) > FLOAT_EPSILON ? 1 / Math.sqrt(product) : 1;
      return Math.sqrt(Math.max(1 - roots * scale, 0));
    }
  };

  private static final double DOUBLE_EPSILON = Math.ulp(1.0);
  private static final double FLOAT_EPSILON = Math.ulp(1f);

  abstract double compare(float[] a, float[] b);

  /**
   * Compares two histograms.
   *
   * @param a values of at least 0
   * @param b as many values of at least 0
   * @return the measure
   * @throws IllegalArgumentException if they differ in length or are empty
   */
  public double between(float[] a, float[] b) {
    if (a.length != b.length || a.length == 0) {
      throw new IllegalArgumentException(
          String.format(
              "expected two histograms of one length, at least 1, got %d and %d",
              a.length, b.length));
    }
    return compare(a, b);
  }
}
