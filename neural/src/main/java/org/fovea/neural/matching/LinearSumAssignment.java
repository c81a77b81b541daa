package org.fovea.neural.matching;

import java.util.Arrays;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The cheapest way to give each row of a matrix a column of its own (Kuhn, 1955). */
public final class LinearSumAssignment {
  /**
   * Rows and the columns they were given.
   *
   * @param rows ascending
   * @param columns of the same length
   */
  public record Assignment(IntTensor rows, IntTensor columns) {}

  private LinearSumAssignment() {}

  /**
   * Assigns as many rows as there are columns, or all: by shortest augmenting paths (Jonker and
   * Volgenant, 1987), in cubic time.
   *
   * @param cost {@code [rows, columns]}, finite
   * @return {@code min(rows, columns)} pairs with the least sum of costs
   * @throws ShapeException when cost is no matrix
   * @throws IllegalArgumentException when a cost is not finite
   */
  public static Assignment assign(Tensor cost) {
    if (cost.shape().rank() != 2) {
      throw new ShapeException(
          "linear_sum_assignment: %s, expected [rows, columns]".formatted(cost.shape()));
    }
    for (float value : cost.data()) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "linear_sum_assignment: a cost is " + value + ", expected finite ones");
      }
    }
    int rows = cost.dim(0);
    int columns = cost.dim(1);
    boolean tall = rows > columns;
    int[] chosen = tall ? solve(cost, columns, rows, true) : solve(cost, rows, columns, false);
    int[] rowsOut = new int[chosen.length];
    int[] columnsOut = new int[chosen.length];
    long[] pairs = new long[chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      int row = tall ? chosen[i] : i;
      pairs[i] = (long) row << 32 | (tall ? i : chosen[i]);
    }
    Arrays.sort(pairs);
    for (int i = 0; i < pairs.length; i++) {
      rowsOut[i] = (int) (pairs[i] >> 32);
      columnsOut[i] = (int) pairs[i];
    }
    return new Assignment(IntTensor.of(rowsOut), IntTensor.of(columnsOut));
  }

  /** For each of m workers its job among n, m at most n; the matrix is transposed when asked. */
  private static int[] solve(Tensor cost, int m, int n, boolean transposed) {
    float[] costs = cost.data();
    double[] workerPrice = new double[m + 1];
    double[] jobPrice = new double[n + 1];
    // Job 0 stands for none; workers and jobs count from 1.
    int[] workerOf = new int[n + 1];
    int[] previous = new int[n + 1];
    for (int worker = 1; worker <= m; worker++) {
      workerOf[0] = worker;
      int job = 0;
      double[] least = new double[n + 1];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      boolean[] visited = new boolean[n + 1];
      while (workerOf[job] != 0) {
        visited[job] = true;
        int current = workerOf[job];
        double step = Double.POSITIVE_INFINITY;
        int next = 0;
        for (int j = 1; j <= n; j++) {
          if (visited[j]) {
            continue;
          }
          int at = transposed ? (j - 1) * m + current - 1 : (current - 1) * n + j - 1;
          double reduced = costs[at] - workerPrice[current] - jobPrice[j];
          if (reduced < least[j]) {
            least[j] = reduced;
            previous[j] = job;
          }
          if (least[j] < step) {
            step = least[j];
            next = j;
          }
        }
        for (int j = 0; j <= n; j++) {
          if (visited[j]) {
            workerPrice[workerOf[j]] += step;
            jobPrice[j] -= step;
          } else {
            least[j] -= step;
          }
        }
        job = next;
      }
      while (job != 0) {
        workerOf[job] = workerOf[previous[job]];
        job = previous[job];
      }
    }
    int[] jobs = new int[m];
    for (int j = 1; j <= n; j++) {
      if (workerOf[j] != 0) {
        jobs[workerOf[j] - 1] = j - 1;
      }
    }
    return jobs;
  }
}
