package org.fovea.classic.svm;

/** A linear classifier of two classes, {@code score(x) = w x + b}. Immutable. */
public final class LinearSvm {
  private final float[] weights;
  private final float bias;

  /**
   * A classifier of known weights.
   *
   * @param weights one weight per feature, copied
   * @param bias what is added
   */
  public LinearSvm(float[] weights, float bias) {
    this.weights = weights.clone();
    this.bias = bias;
  }

  /**
   * How surely features are of the positive class.
   *
   * @param features as many as there are weights
   * @return the signed margin: above 0 positive, at 1 and -1 the edges of the margin
   * @throws IllegalArgumentException if there are more or fewer features than weights
   */
  public float score(float[] features) {
    if (features.length != weights.length) {
      throw new IllegalArgumentException(
          "expected " + weights.length + " features, got " + features.length);
    }
    return Dense.dot(weights, features) + bias;
  }

  /**
   * The weights.
   *
   * @return a copy, one per feature
   */
  public float[] weights() {
    return weights.clone();
  }

  /**
   * The bias.
   *
   * @return what is added to the weighted sum
   */
  public float bias() {
    return bias;
  }

  /**
   * The number of features.
   *
   * @return count of weights
   */
  public int length() {
    return weights.length;
  }
}
