package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/**
 * Operations that put together slices along a dimension: slice j of the output is slice {@code
 * map[j]} of the input, or filled where that is negative.
 */
final class Remap {
  private Remap() {}

  static Tensor along(String operation, Tensor x, int dim, int[] map, float fill) {
    Lanes lanes = Lanes.along(x.shape(), dim);
    int inner = lanes.inner();
    float[] out = new float[lanes.outer() * map.length * inner];
    float[] values = x.data();
    for (int o = 0; o < lanes.outer(); o++) {
      for (int j = 0; j < map.length; j++) {
        int to = (o * map.length + j) * inner;
        if (map[j] >= 0) {
          System.arraycopy(values, (o * lanes.count() + map[j]) * inner, out, to, inner);
        } else if (fill != 0) {
          Arrays.fill(out, to, to + inner, fill);
        }
      }
    }
    return Autograd.result(
        operation,
        out,
        x.shape().with(dim, map.length),
        (g, in) -> addBack(g, lanes, map, in.accumulator(0)),
        x);
  }

  private static void addBack(float[] g, Lanes lanes, int[] map, float[] dx) {
    int inner = lanes.inner();
    for (int o = 0; o < lanes.outer(); o++) {
      for (int j = 0; j < map.length; j++) {
        int from = (o * map.length + j) * inner;
        int to = (o * lanes.count() + map[j]) * inner;
        for (int i = 0; map[j] >= 0 && i < inner; i++) {
          dx[to + i] += g[from + i];
        }
      }
    }
  }
}
