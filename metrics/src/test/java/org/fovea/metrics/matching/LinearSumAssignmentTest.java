package org.fovea.metrics.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearSumAssignmentTest {
  /** All ways to give rows columns of their own, one row after another. */
  private static double cheapest(double[][] cost, int row, boolean[] taken, int mayStay) {
    if (row == cost.length) {
      return 0;
    }
    double best = Double.POSITIVE_INFINITY;
    if (mayStay > 0) {
      best = cheapest(cost, row + 1, taken, mayStay - 1);
    }
    for (int column = 0; column < taken.length; column++) {
      if (!taken[column]) {
        taken[column] = true;
        best = Math.min(best, cost[row][column] + cheapest(cost, row + 1, taken, mayStay));
        taken[column] = false;
      }
    }
    return best;
  }

  @Test
  void isAsCheapAsTheBestOfAllWays() {
    Random random = new Random(1);
    for (int trial = 0; trial < 200; trial++) {
      int rows = 1 + random.nextInt(5);
      int columns = 1 + random.nextInt(5);
      // Whole numbers, so that ties occur and sums are exact.
      double[][] cost =
          IntStream.range(0, rows)
              .mapToObj(r -> random.ints(columns, -4, 5).asDoubleStream().toArray())
              .toArray(double[][]::new);
      int[] chosen = LinearSumAssignment.assign(cost);
      int[] given = Arrays.stream(chosen).filter(c -> c != LinearSumAssignment.NONE).toArray();
      assertThat(given).hasSize(Math.min(rows, columns)).doesNotHaveDuplicates();
      double sum = 0;
      for (int row = 0; row < rows; row++) {
        sum += chosen[row] >= 0 ? cost[row][chosen[row]] : 0;
      }
      assertThat(sum)
          .isEqualTo(cheapest(cost, 0, new boolean[columns], Math.max(0, rows - columns)));
    }
  }

  @Test
  void nothingIsGivenToNothing() {
    assertThat(LinearSumAssignment.assign(new double[0][0])).isEmpty();
    assertThat(LinearSumAssignment.assign(new double[2][0])).containsExactly(-1, -1);
  }

  @Test
  void refusesWhatIsNoMatrixOfCosts() {
    assertThatThrownBy(() -> LinearSumAssignment.assign(new double[][] {{1, 2}, {3}}))
        .hasMessage("linear_sum_assignment: a row of 1 costs, expected 2");
    assertThatThrownBy(() -> LinearSumAssignment.assign(new double[][] {{Double.NaN}}))
        .hasMessage("linear_sum_assignment: a cost is NaN, expected finite ones");
  }
}
