package org.fovea.classic.segmentation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Edmonds and Karp's algorithm over a matrix of capacities; the source is first, the sink last. */
final class LiteralMaxFlow {
  private LiteralMaxFlow() {}

  static double of(double[][] capacity) {
    double[][] residual = Arrays.stream(capacity).map(double[]::clone).toArray(double[][]::new);
    int sink = residual.length - 1;
    double flow = 0;
    while (true) {
      int[] from = new int[residual.length];
      Arrays.fill(from, -1);
      from[0] = 0;
      Deque<Integer> queue = new ArrayDeque<>();
      queue.add(0);
      while (!queue.isEmpty() && from[sink] < 0) {
        int node = queue.remove();
        for (int next = 0; next < residual.length; next++) {
          if (from[next] < 0 && residual[node][next] > 0) {
            from[next] = node;
            queue.add(next);
          }
        }
      }
      if (from[sink] < 0) {
        return flow;
      }
      double amount = Double.POSITIVE_INFINITY;
      for (int n = sink; n != 0; n = from[n]) {
        amount = Math.min(amount, residual[from[n]][n]);
      }
      for (int n = sink; n != 0; n = from[n]) {
        residual[from[n]][n] -= amount;
        residual[n][from[n]] += amount;
      }
      flow += amount;
    }
  }
}
