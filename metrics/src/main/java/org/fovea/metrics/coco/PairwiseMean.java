package org.fovea.metrics.coco;

/** The mean as numpy rounds it, which the reference's numbers are made with. */
final class PairwiseMean {
  private static final int BLOCK = 128;

  private PairwiseMean() {}

  /** The mean of the first n values, -1 if there are none. */
  static double of(double[] values, int n) {
    return n == 0 ? -1 : sum(values, 0, n) / n;
  }

  private static double sum(double[] v, int from, int n) {
    if (n < 8) {
      double sum = 0;
      for (int i = from; i < from + n; i++) {
        sum += v[i];
      }
      return sum;
    }
    if (n > BLOCK) {
      int half = n / 2;
      half -= half % 8;
      return sum(v, from, half) + sum(v, from + half, n - half);
    }
    double[] r = new double[8];
    System.arraycopy(v, from, r, 0, 8);
    int whole = n - n % 8;
    for (int i = 8; i < whole; i += 8) {
      for (int j = 0; j < 8; j++) {
        r[j] += v[from + i + j];
      }
    }
    double sum = ((r[0] + r[1]) + (r[2] + r[3])) + ((r[4] + r[5]) + (r[6] + r[7]));
    for (int i = whole; i < n; i++) {
      sum += v[from + i];
    }
    return sum;
  }
}
