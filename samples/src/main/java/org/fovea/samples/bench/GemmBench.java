package org.fovea.samples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fovea.neural.kernel.Gemm;
import org.fovea.neural.kernel.Matrix;
import org.fovea.neural.thread.Workers;

/**
 * Measures the product of two dense row-major matrices of normally distributed numbers. Stretches
 * of products alternate with stretches of multiply-adds without loads, so that both see the same
 * clock rate and the same neighbours on the machine; both figures are medians over the stretches.
 */
public final class GemmBench {
  /** Fewer rounds than this are no median. */
  private static final int LEAST_ROUNDS = 3;

  /** Warm-up over the time to measure. */
  private static final double WARM_UP = 0.25;

  /** The same where it must go on. */
  private static final double MOST_WARM_UP = 5;

  /** Stretches of each kind that the rest of the time is for. */
  private static final int ROUNDS = 15;

  /** Elements of the result that are checked. */
  private static final int CHECKS = 16;

  private final GemmSize size;
  private final BenchConfig config;
  private final Matrix a;
  private final Matrix b;
  private final Matrix c;

  /**
   * Makes the matrices.
   *
   * @param size their extents
   * @param config threads and time
   */
  public GemmBench(GemmSize size, BenchConfig config) {
    this.size = size;
    this.config = config;
    Random random = new Random(1);
    a = matrix(size.m(), size.k(), random);
    b = matrix(size.k(), size.n(), random);
    c = Matrix.of(new float[size.m() * size.n()], 0, size.m(), size.n());
  }

  private static Matrix matrix(int rows, int columns, Random random) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Matrix.of(values, 0, rows, columns);
  }

  /**
   * Measures for about as long as the configuration says, and at least one product of warm-up and
   * three that count.
   *
   * @return the medians
   * @throws WrongResultException when an element of the product is not what it should be
   */
  public BenchResult run() {
    Workers workers = Workers.fixed(config.threads());
    return workers.call(() -> measure(new PeakRate(workers)));
  }

  private BenchResult measure(PeakRate peak) {
    long start = System.nanoTime();
    double stretch = config.seconds() * (1 - WARM_UP) / (2 * ROUNDS);
    int products = warmUp(peak, stretch);
    check();
    List<Double> peaks = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    while (rates.size() < LEAST_ROUNDS || secondsSince(start) < config.seconds()) {
      peaks.add(peak.gflops(stretch));
      rates.add(gflops(products, seconds(products)));
    }
    check();
    return BenchResult.of("gemm", size.toString(), config.threads(), median(rates), median(peaks));
  }

  /**
   * Lets the virtual machine compile, which takes longer on a busy machine: for as long as the
   * product seems faster than its peak, the peak's loop is not compiled yet.
   *
   * @return how many products make a stretch
   */
  private int warmUp(PeakRate peak, double stretch) {
    long start = System.nanoTime();
    int products = 1;
    boolean implausible;
    double passed;
    do {
      double peakRate = peak.gflops(stretch);
      double took = seconds(products);
      implausible = gflops(products, took) > peakRate;
      products = (int) Math.max(1, Math.min(Integer.MAX_VALUE, products * stretch / took));
      passed = secondsSince(start);
    } while (passed < config.seconds() * WARM_UP
        || (implausible && passed < config.seconds() * MOST_WARM_UP));
    return products;
  }

  private double gflops(int products, double seconds) {
    return 2e-9 * size.multiplyAdds() * products / seconds;
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) * 1e-9;
  }

  private double seconds(int products) {
    long start = System.nanoTime();
    for (int i = 0; i < products; i++) {
      Gemm.multiply(a, b, c, false);
    }
    return secondsSince(start);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Compares the corners and some elements between with inner products, literally written. */
  private void check() {
    Random random = new Random(2);
    check(0, 0);
    check(size.m() - 1, 0);
    check(0, size.n() - 1);
    check(size.m() - 1, size.n() - 1);
    for (int i = 4; i < CHECKS; i++) {
      check(random.nextInt(size.m()), random.nextInt(size.n()));
    }
  }

  private void check(int row, int column) {
    double sum = 0;
    double magnitude = 0;
    for (int p = 0; p < size.k(); p++) {
      double term = (double) a.data()[row * size.k() + p] * b.data()[p * size.n() + column];
      sum += term;
      magnitude += Math.abs(term);
    }
    float found = c.data()[row * size.n() + column];
    // A sum of k products in any order is off by at most k + 1 roundings of their magnitudes.
    double tolerance = (size.k() + 1) * (Math.ulp(1f) / 2.0) * magnitude;
    if (!(Math.abs(found - sum) <= tolerance)) {
      throw new WrongResultException(
          "gemm %s: element (%d, %d) is %s, expected %s within %s"
              .formatted(size, row, column, found, sum, tolerance));
    }
  }
}
