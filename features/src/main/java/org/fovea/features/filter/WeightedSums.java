package org.fovea.features.filter;

/**
 * Sums over whole rows, one tap of a filter at a time. All arrays are read from their beginning: a
 * loop with different offsets does not become vector instructions on every JVM, and a copy to the
 * beginning of another array costs next to nothing.
 */
final class WeightedSums {
  private WeightedSums() {}

  static void add(int weight, int[] in, int[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * in[i];
    }
  }

  static void weigh(float weight, float[] in, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = weight * in[i];
    }
  }

  static void add(float weight, float[] in, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * in[i];
    }
  }

  static void addSum(float weight, float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * (a[i] + b[i]);
    }
  }

  static void addDifference(float weight, float[] a, float[] b, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * (b[i] - a[i]);
    }
  }

  static void weigh(double weight, double[] in, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = weight * in[i];
    }
  }

  static void add(double weight, double[] in, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * in[i];
    }
  }

  static void addSum(double weight, double[] a, double[] b, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * (a[i] + b[i]);
    }
  }

  static void addDifference(double weight, double[] a, double[] b, double[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] += weight * (b[i] - a[i]);
    }
  }
}
