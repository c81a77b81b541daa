package org.fovea.neural.matching;

import java.util.stream.IntStream;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * The cheapest way to give each row of a matrix a column of its own, of a tensor: see {@link
 * org.fovea.metrics.matching.LinearSumAssignment}.
 */
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
   * Assigns as many rows as there are columns, or all.
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
    double[][] costs = new double[cost.dim(0)][cost.dim(1)];
    for (int i = 0; i < cost.numel(); i++) {
      costs[i / cost.dim(1)][i % cost.dim(1)] = cost.data()[i];
    }
    int[] columns = org.fovea.metrics.matching.LinearSumAssignment.assign(costs);
    int[] rows = IntStream.range(0, columns.length).filter(row -> columns[row] >= 0).toArray();
    return new Assignment(
        IntTensor.of(rows), IntTensor.of(IntStream.of(rows).map(row -> columns[row]).toArray()));
  }
}
