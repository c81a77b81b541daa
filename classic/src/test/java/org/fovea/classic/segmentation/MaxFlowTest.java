package org.fovea.classic.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaxFlowTest {
  /** Capacities are whole numbers, so that sums are exact. */
  @Test
  void flowAndCutAreThoseOfTheLiteralAlgorithm() {
    Random random = new Random(1);
    for (int graph = 0; graph < 300; graph++) {
      int nodes = 1 + random.nextInt(12);
      double[][] capacity = new double[nodes + 2][nodes + 2];
      MaxFlow fast = new MaxFlow(nodes, 1);
      for (int node = 1; node <= nodes; node++) {
        capacity[0][node] = random.nextInt(10);
        capacity[node][nodes + 1] = random.nextInt(10);
        fast.addTerminals(node - 1, capacity[0][node], capacity[node][nodes + 1]);
        for (int other = 1; other < node; other++) {
          if (random.nextInt(3) == 0) {
            capacity[node][other] = random.nextInt(8);
            capacity[other][node] = random.nextInt(8);
            fast.addEdge(node - 1, other - 1, capacity[node][other], capacity[other][node]);
          }
        }
      }
      double flow = fast.run();
      assertThat(flow).isEqualTo(LiteralMaxFlow.of(capacity));
      assertThat(cut(capacity, fast)).isEqualTo(flow);
    }
  }

  @Test
  void aGridIsCutWhereItIsWeakest() {
    int side = 30;
    Random random = new Random(2);
    double[][] capacity = new double[side * side + 2][side * side + 2];
    MaxFlow fast = new MaxFlow(side * side, 2 * side * side);
    for (int i = 0; i < side * side; i++) {
      double pull = random.nextInt(41) - 20;
      capacity[0][i + 1] = Math.max(pull, 0);
      capacity[i + 1][side * side + 1] = Math.max(-pull, 0);
      fast.addTerminals(i, Math.max(pull, 0), Math.max(-pull, 0));
      if (i % side > 0) {
        join(capacity, fast, i, i - 1, random.nextInt(12));
      }
      if (i >= side) {
        join(capacity, fast, i, i - side, random.nextInt(12));
      }
    }
    double flow = fast.run();
    assertThat(flow).isEqualTo(LiteralMaxFlow.of(capacity)).isEqualTo(cut(capacity, fast));
  }

  private static void join(double[][] capacity, MaxFlow fast, int a, int b, double weight) {
    capacity[a + 1][b + 1] = weight;
    capacity[b + 1][a + 1] = weight;
    fast.addEdge(a, b, weight, weight);
  }

  private static double cut(double[][] capacity, MaxFlow fast) {
    int nodes = capacity.length - 2;
    double sum = 0;
    for (int a = 0; a <= nodes; a++) {
      for (int b = 1; b <= nodes + 1; b++) {
        boolean fromSource = a == 0 || fast.onSourceSide(a - 1);
        boolean toSource = b <= nodes && fast.onSourceSide(b - 1);
        sum += fromSource && !toSource ? capacity[a][b] : 0;
      }
    }
    return sum;
  }
}
