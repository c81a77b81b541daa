package org.fovea.metrics.matching;

import java.util.Arrays;

/** The cheapest way to give each row of a matrix a column of its own (Kuhn, 1955). */
public final class LinearSumAssignment {
  /** What a row has that was given no column. */
  public static final int NONE = -1;

  private LinearSumAssignment() {}

  /**
   * Gives as many rows a column as there are columns, or all: by shortest augmenting paths (Jonker
   * and Volgenant, 1987), in cubic time. Nothing is modified.
   *
   * @param cost rows of the same length, finite
   * @return for each row its column or {@link #NONE}; {@code min(rows, columns)} rows have one, and
   *     the sum of their costs is the least
   * @throws IllegalArgumentException when the rows are not of the same length or a cost is not
   *     finite
   */
  public static int[] assign(double[][] cost) {
    int rows = cost.length;
    int columns = rows == 0 ? 0 : cost[0].length;
    for (double[] row : cost) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            "linear_sum_assignment: a row of %d costs, expected %d".formatted(row.length, columns));
      }
      for (double value : row) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              "linear_sum_assignment: a cost is " + value + ", expected finite ones");
        }
      }
    }
    if (rows <= columns) {
      return solve(cost, columns);
    }
    int[] chosen = new int[rows];
    Arrays.fill(chosen, NONE);
    int[] rowOf = solve(transposed(cost, columns), rows);
    for (int column = 0; column < columns; column++) {
      chosen[rowOf[column]] = column;
    }
    return chosen;
  }

  private static double[][] transposed(double[][] cost, int columns) {
    double[][] turned = new double[columns][cost.length];
    for (int row = 0; row < cost.length; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column][row] = cost[row][column];
      }
    }
    return turned;
  }

  /** For each worker, a row, its job among n; there are at most n workers. */
  private static int[] solve(double[][] costs, int n) {
    int m = costs.length;
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
          double reduced = costs[current - 1][j - 1] - workerPrice[current] - jobPrice[j];
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
