package org.fovea.classic.boosting;

/**
 * How a weak classifier of two sides is chosen and what its sides add to the score. The sides'
 * weights are those of the positive and of the negative examples on the left and on the right.
 */
public enum BoostingKind {
  /**
   * Discrete AdaBoost (Y. Freund and R. Schapire, "A Decision-Theoretic Generalization of On-Line
   * Learning and an Application to Boosting", 1997): the side's class, plus or minus {@code 1/2
   * ln((1 - e) / e)}, by least weighted error {@code e}, which is held to at least 1e-10.
   */
  DISCRETE {
    @Override
    double gain(
        double leftPositive, double leftNegative, double rightPositive, double rightNegative) {
      return Math.max(leftPositive + rightNegative, leftNegative + rightPositive);
    }

    @Override
    float left(
        double leftPositive, double leftNegative, double rightPositive, double rightNegative) {
      double right = leftPositive + rightNegative;
      double wrong = leftNegative + rightPositive;
      double least = LEAST_ERROR * (right + wrong);
      double vote =
          0.5 * Math.log(Math.max(right, wrong) / Math.max(Math.min(right, wrong), least));
      return (float) (right >= wrong ? vote : -vote);
    }

    @Override
    float right(
        double leftPositive, double leftNegative, double rightPositive, double rightNegative) {
      return -left(leftPositive, leftNegative, rightPositive, rightNegative);
    }
  },

  /**
   * Gentle AdaBoost (J. Friedman, T. Hastie and R. Tibshirani, "Additive Logistic Regression: a
   * Statistical View of Boosting", 2000, algorithm 4): the side's weighted mean of the classes +1
   * and -1, by least weighted squared error.
   */
  GENTLE {
    @Override
    double gain(
        double leftPositive, double leftNegative, double rightPositive, double rightNegative) {
      return explained(leftPositive, leftNegative) + explained(rightPositive, rightNegative);
    }

    @Override
    float left(
        double leftPositive, double leftNegative, double rightPositive, double rightNegative) {
      return mean(leftPositive, leftNegative);
    }

    @Override
    float right(
        double leftPositive, double leftNegative, double rightPositive, double rightNegative) {
      return mean(rightPositive, rightNegative);
    }
  };

  private static final double LEAST_ERROR = 1e-10;

  /** How good the sides are; more is better. */
  abstract double gain(
      double leftPositive, double leftNegative, double rightPositive, double rightNegative);

  /** What the left side adds. */
  abstract float left(
      double leftPositive, double leftNegative, double rightPositive, double rightNegative);

  /** What the right side adds. */
  abstract float right(
      double leftPositive, double leftNegative, double rightPositive, double rightNegative);

  private static double explained(double positive, double negative) {
    double all = positive + negative;
    return all > 0 ? (positive - negative) * (positive - negative) / all : 0;
  }

  private static float mean(double positive, double negative) {
    double all = positive + negative;
    return all > 0 ? (float) ((positive - negative) / all) : 0;
  }
}
