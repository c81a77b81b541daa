package org.fovea.features.edge;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;

/**
 * Which pixels may be edges and which are, and how the one become the other: what may be an edge is
 * one when it touches one, at a side or a corner.
 */
final class EdgeMap {
  private static final byte MAYBE = 1;
  private static final byte EDGE = 2;

  private final int width;
  private final int height;
  private final int stride;

  /** A margin of pixels that are none saves asking where the picture ends. */
  private final byte[] map;

  private int[] stack = new int[1024];
  private int top;

  EdgeMap(int width, int height) {
    this.width = width;
    this.height = height;
    stride = width + 2;
    map = new byte[stride * (height + 2)];
  }

  void maybe(int x, int y) {
    map[(y + 1) * stride + x + 1] = MAYBE;
  }

  void edge(int x, int y) {
    push((y + 1) * stride + x + 1);
  }

  /** Takes over a row: 0 for no edge, 1 for what may be one, 2 for what is one. */
  void mark(int y, int[] state) {
    int at = (y + 1) * stride + 1;
    for (int x = 0; x < width; x++) {
      if (state[x] != 0) {
        if (state[x] == EDGE) {
          push(at + x);
        } else {
          map[at + x] = MAYBE;
        }
      }
    }
  }

  private void push(int i) {
    map[i] = EDGE;
    if (top == stack.length) {
      stack = Arrays.copyOf(stack, 2 * top);
    }
    stack[top++] = i;
  }

  /** Follows the edges; 1 where there is one, otherwise 0. */
  GrayU8 link() {
    int[] neighbours = {-stride - 1, -stride, -stride + 1, -1, 1, stride - 1, stride, stride + 1};
    while (top > 0) {
      int i = stack[--top];
      for (int step : neighbours) {
        if (map[i + step] == MAYBE) {
          push(i + step);
        }
      }
    }
    GrayU8 edges = new GrayU8(width, height);
    for (int y = 0; y < height; y++) {
      int from = (y + 1) * stride + 1;
      int to = y * width;
      for (int x = 0; x < width; x++) {
        edges.data[to + x] = (byte) (map[from + x] >> 1);
      }
    }
    return edges;
  }
}
