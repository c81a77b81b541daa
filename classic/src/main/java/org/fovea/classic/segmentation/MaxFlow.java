package org.fovea.classic.segmentation;

import java.util.Arrays;

/**
 * Maximum flow and minimum cut by growing two search trees, one from the source and one from the
 * sink (Y. Boykov and V. Kolmogorov, An experimental comparison of min-cut/max-flow algorithms for
 * energy minimization in vision, TPAMI 2004), with the distance and time marks of its section
 * 3.2.3.
 */
final class MaxFlow {
  // What a node has for a parent besides an edge.
  private static final int FREE = -1;
  private static final int TERMINAL = -2;
  private static final int ORPHAN = -3;
  // In place of the next active node: the end of the list, and not being in it.
  private static final int END = -1;
  private static final int PASSIVE = -2;

  private final int[] firstEdge;
  // Above 0 what the source may still send, below 0 what the sink may still take.
  private final double[] terminal;
  private final int[] parent;
  private final boolean[] ofSink;
  private final int[] time;
  private final int[] distance;
  private final int[] nextActive;
  private int firstActive = END;
  private int lastActive = END;

  // Edge e goes the other way as e ^ 1.
  private int[] target;
  private int[] nextEdge;
  private double[] residual;
  private int edges;

  private int[] orphans = new int[64];
  private int orphanCount;
  private int now;
  private double flow;

  /** A graph of so many nodes besides source and sink, and room for so many edges. */
  MaxFlow(int nodes, int expectedEdges) {
    firstEdge = new int[nodes];
    Arrays.fill(firstEdge, -1);
    terminal = new double[nodes];
    parent = new int[nodes];
    ofSink = new boolean[nodes];
    time = new int[nodes];
    distance = new int[nodes];
    nextActive = new int[nodes];
    target = new int[2 * expectedEdges];
    nextEdge = new int[2 * expectedEdges];
    residual = new double[2 * expectedEdges];
  }

  /** Joins two nodes; capacities finite and at least 0. */
  void addEdge(int a, int b, double forward, double backward) {
    if (edges == target.length) {
      target = Arrays.copyOf(target, 2 * edges + 2);
      nextEdge = Arrays.copyOf(nextEdge, 2 * edges + 2);
      residual = Arrays.copyOf(residual, 2 * edges + 2);
    }
    addHalf(a, b, forward);
    addHalf(b, a, backward);
  }

  private void addHalf(int from, int to, double capacity) {
    target[edges] = to;
    residual[edges] = capacity;
    nextEdge[edges] = firstEdge[from];
    firstEdge[from] = edges++;
  }

  /** Joins a node to both ends, once; capacities finite and at least 0. */
  void addTerminals(int node, double fromSource, double toSink) {
    flow += Math.min(fromSource, toSink);
    terminal[node] = fromSource - toSink;
  }

  /** Sends as much as possible from source to sink. */
  double run() {
    Arrays.fill(nextActive, PASSIVE);
    for (int node = 0; node < parent.length; node++) {
      parent[node] = FREE;
      if (terminal[node] != 0) {
        parent[node] = TERMINAL;
        distance[node] = 1;
        ofSink[node] = terminal[node] < 0;
        activate(node);
      }
    }
    for (int bridge = grow(); bridge >= 0; bridge = grow()) {
      augment(bridge);
      now++;
      while (orphanCount > 0) {
        adopt(orphans[--orphanCount]);
      }
    }
    return flow;
  }

  /** Whether a node is on the source's side of the minimum cut; after {@link #run}. */
  boolean onSourceSide(int node) {
    return parent[node] != FREE && !ofSink[node];
  }

  private void activate(int node) {
    if (nextActive[node] == PASSIVE) {
      nextActive[node] = END;
      if (firstActive == END) {
        firstActive = node;
      } else {
        nextActive[lastActive] = node;
      }
      lastActive = node;
    }
  }

  /**
   * What an edge still takes away from the source: forwards in its tree, backwards in the sink's.
   */
  private double residualFrom(int edge, boolean sinkTree) {
    return residual[sinkTree ? edge ^ 1 : edge];
  }

  /** An edge from the source's tree to the sink's, or -1 when they can't meet any more. */
  private int grow() {
    while (firstActive != END) {
      int node = firstActive;
      if (parent[node] != FREE) {
        boolean sinkTree = ofSink[node];
        for (int e = firstEdge[node]; e >= 0; e = nextEdge[e]) {
          if (residualFrom(e, sinkTree) == 0) {
            continue;
          }
          int other = target[e];
          if (parent[other] == FREE) {
            ofSink[other] = sinkTree;
            hang(other, e ^ 1, node);
            activate(other);
          } else if (ofSink[other] != sinkTree) {
            return sinkTree ? e ^ 1 : e;
          } else if (distance[other] > distance[node] + 1 && time[other] <= time[node]) {
            hang(other, e ^ 1, node);
          }
        }
      }
      firstActive = nextActive[node];
      nextActive[node] = PASSIVE;
    }
    return -1;
  }

  private void hang(int node, int edgeToParent, int parentNode) {
    parent[node] = edgeToParent;
    time[node] = time[parentNode];
    distance[node] = distance[parentNode] + 1;
  }

  private void augment(int bridge) {
    int fromSource = target[bridge ^ 1];
    int toSink = target[bridge];
    double amount = Math.min(residual[bridge], Math.min(room(fromSource), room(toSink)));
    residual[bridge] -= amount;
    residual[bridge ^ 1] += amount;
    flow += amount;
    send(fromSource, amount);
    send(toSink, amount);
  }

  /** The least residual between a node and its end of the graph. */
  private double room(int start) {
    double least = Double.POSITIVE_INFINITY;
    int node = start;
    while (parent[node] != TERMINAL) {
      int up = parent[node];
      least = Math.min(least, residual[ofSink[start] ? up : up ^ 1]);
      node = target[up];
    }
    return Math.min(least, Math.abs(terminal[node]));
  }

  private void send(int start, double amount) {
    boolean sinkTree = ofSink[start];
    int node = start;
    while (parent[node] != TERMINAL) {
      int up = parent[node];
      int used = sinkTree ? up : up ^ 1;
      residual[used] -= amount;
      residual[used ^ 1] += amount;
      if (residual[used] == 0) {
        orphan(node);
      }
      node = target[up];
    }
    terminal[node] += sinkTree ? amount : -amount;
    if (terminal[node] == 0) {
      orphan(node);
    }
  }

  private void orphan(int node) {
    if (orphanCount == orphans.length) {
      orphans = Arrays.copyOf(orphans, 2 * orphanCount);
    }
    orphans[orphanCount++] = node;
    parent[node] = ORPHAN;
  }

  private void adopt(int node) {
    boolean sinkTree = ofSink[node];
    int best = FREE;
    int shortest = Integer.MAX_VALUE;
    for (int e = firstEdge[node]; e >= 0; e = nextEdge[e]) {
      int other = target[e];
      if (residualFrom(e ^ 1, sinkTree) == 0
          || ofSink[other] != sinkTree
          || parent[other] == FREE) {
        continue;
      }
      int d = distanceToRoot(other);
      if (d < shortest) {
        shortest = d;
        best = e;
      }
    }
    parent[node] = best;
    if (best != FREE) {
      time[node] = now;
      distance[node] = shortest + 1;
      return;
    }
    time[node] = 0;
    for (int e = firstEdge[node]; e >= 0; e = nextEdge[e]) {
      int other = target[e];
      if (ofSink[other] != sinkTree || parent[other] == FREE) {
        continue;
      }
      if (residualFrom(e ^ 1, sinkTree) != 0) {
        activate(other);
      }
      if (parent[other] >= 0 && target[parent[other]] == node) {
        orphan(other);
      }
    }
  }

  /** Nodes to the end of the graph, marked along the way; the largest integer from an orphan. */
  private int distanceToRoot(int start) {
    int steps = 0;
    int node = start;
    while (time[node] != now && parent[node] >= 0) {
      node = target[parent[node]];
      steps++;
    }
    if (time[node] != now) {
      if (parent[node] == ORPHAN) {
        return Integer.MAX_VALUE;
      }
      time[node] = now;
      distance[node] = 1;
    }
    int total = steps + distance[node];
    int d = total;
    for (int n = start; time[n] != now; n = target[parent[n]]) {
      time[n] = now;
      distance[n] = d--;
    }
    return total;
  }
}
