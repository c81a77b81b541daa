package org.fovea.classic.svm;

/**
 * Turns a classifier's margins into probabilities, {@code P(object | f) = 1 / (1 + exp(A f + B))},
 * so that the scores of separately trained classes can be compared (Platt, 1999). A and B are of
 * greatest likelihood under Platt's smoothed targets, found by Newton's method with backtracking
 * (Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines", 2007,
 * algorithm 1). Monotone: the order within a class stays as it is.
 *
 * @param a slope, below 0 where a higher margin means a surer object
 * @param b offset
 */
public record PlattScaling(double a, double b) {
  private static final int MAX_ITERATIONS = 100;
  private static final double SMALLEST_STEP = 1e-10;
  private static final double RIDGE = 1e-12;
  private static final double GRADIENT_TOLERANCE = 1e-5;

  /**
   * Fits.
   *
   * @param positives margins of true objects
   * @param negatives margins of everything else
   * @return the scaling
   */
  public static PlattScaling fit(double[] positives, double[] negatives) {
    double priorPositive = positives.length;
    double priorNegative = negatives.length;
    double high = (priorPositive + 1) / (priorPositive + 2);
    double low = 1 / (priorNegative + 2);
    double a = 0;
    double b = Math.log((priorNegative + 1) / (priorPositive + 1));
    double loss = loss(a, b, positives, negatives, high, low);
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double[] sums = {RIDGE, 0, RIDGE, 0, 0};
      addDerivatives(sums, a, b, positives, high);
      addDerivatives(sums, a, b, negatives, low);
      double gradientA = sums[3];
      double gradientB = sums[4];
      if (Math.abs(gradientA) < GRADIENT_TOLERANCE && Math.abs(gradientB) < GRADIENT_TOLERANCE) {
        break;
      }
      double determinant = sums[0] * sums[2] - sums[1] * sums[1];
      double directionA = -(sums[2] * gradientA - sums[1] * gradientB) / determinant;
      double directionB = -(-sums[1] * gradientA + sums[0] * gradientB) / determinant;
      double slope = gradientA * directionA + gradientB * directionB;
      double step = 1;
      for (; step >= SMALLEST_STEP; step /= 2) {
        double newA = a + step * directionA;
        double newB = b + step * directionB;
        double newLoss = loss(newA, newB, positives, negatives, high, low);
        if (newLoss < loss + 1e-4 * step * slope) {
          a = newA;
          b = newB;
          loss = newLoss;
          break;
        }
      }
      if (step < SMALLEST_STEP) {
        break;
      }
    }
    return new PlattScaling(a, b);
  }

  /** The second derivatives by a a, a b, b b and the first by a and b. */
  private static void addDerivatives(
      double[] sums, double a, double b, double[] margins, double target) {
    for (double f : margins) {
      double p = fallingSigmoid(a * f + b);
      double curvature = p * (1 - p);
      sums[0] += f * f * curvature;
      sums[1] += f * curvature;
      sums[2] += curvature;
      sums[3] += f * (target - p);
      sums[4] += target - p;
    }
  }

  private static double loss(
      double a, double b, double[] positives, double[] negatives, double high, double low) {
    return loss(a, b, positives, high) + loss(a, b, negatives, low);
  }

  private static double loss(double a, double b, double[] margins, double target) {
    double loss = 0;
    for (double f : margins) {
      double z = a * f + b;
      // Both forms are -t ln p - (1 - t) ln(1 - p); each is used where its exponential can't grow.
      loss +=
          z >= 0
              ? target * z + Math.log1p(Math.exp(-z))
              : (target - 1) * z + Math.log1p(Math.exp(z));
    }
    return loss;
  }

  /**
   * The probability at a margin.
   *
   * @param margin a classifier's score
   * @return 0..1
   */
  public double probability(double margin) {
    return fallingSigmoid(a * margin + b);
  }

  private static double fallingSigmoid(double z) {
    return z >= 0 ? Math.exp(-z) / (1 + Math.exp(-z)) : 1 / (1 + Math.exp(z));
  }
}
