package org.fovea.features.filter;

/** Sums over whole rows, one tap of a filter at a time, so that they become vector instructions. */
final class WeightedSums {
  private WeightedSums() {}

  static void weigh(float weight, float[] in, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] = weight * in[from + i];
    }
  }

  static void add(float weight, float[] in, int from, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * in[from + i];
    }
  }

  static void addSum(
      float weight, float[] a, int fromA, float[] b, int fromB, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * (a[fromA + i] + b[fromB + i]);
    }
  }

  static void addDifference(
      float weight, float[] a, int fromA, float[] b, int fromB, float[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * (b[fromB + i] - a[fromA + i]);
    }
  }

  static void weigh(double weight, double[] in, int from, double[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] = weight * in[from + i];
    }
  }

  static void add(double weight, double[] in, int from, double[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * in[from + i];
    }
  }

  static void addSum(
      double weight, double[] a, int fromA, double[] b, int fromB, double[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * (a[fromA + i] + b[fromB + i]);
    }
  }

  static void addDifference(
      double weight, double[] a, int fromA, double[] b, int fromB, double[] out, int to, int n) {
    for (int i = 0; i < n; i++) {
      out[to + i] += weight * (b[fromB + i] - a[fromA + i]);
    }
  }
}
