package org.fovea.classic.learning;

/** Checks of what classifiers are trained on. */
final class Examples {
  private Examples() {}

  /** The number of features, the same for all of at least one example. */
  static int requireSameLength(float[][] features) {
    if (features.length == 0) {
      throw new IllegalArgumentException("expected at least one example, got none");
    }
    for (int i = 0; i < features.length; i++) {
      if (features[i].length != features[0].length) {
        throw new IllegalArgumentException(
            String.format(
                "example %d has %d features, the first has %d",
                i, features[i].length, features[0].length));
      }
      for (int k = 0; k < features[i].length; k++) {
        if (!Float.isFinite(features[i][k])) {
          throw new IllegalArgumentException(
              String.format("feature %d of example %d is %s", k, i, features[i][k]));
        }
      }
    }
    return features[0].length;
  }

  static void requireLabels(int[] labels, int examples, int classes) {
    if (labels.length != examples) {
      throw new IllegalArgumentException(examples + " examples, but " + labels.length + " labels");
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            String.format(
                "label %d of example %d is not a class 0..%d", labels[i], i, classes - 1));
      }
    }
  }

  static void requireLength(float[] features, int length) {
    if (features.length != length) {
      throw new IllegalArgumentException(
          "expected " + length + " features, got " + features.length);
    }
  }

  static double[] doubles(float[] features) {
    double[] doubles = new double[features.length];
    for (int k = 0; k < doubles.length; k++) {
      doubles[k] = features[k];
    }
    return doubles;
  }
}
