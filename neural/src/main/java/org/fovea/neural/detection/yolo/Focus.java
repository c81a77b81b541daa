package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.tensor.Tensor;

/**
 * The four pixels of each square of two by two side by side as channels, and a 3 x 3 convolution:
 * half the extents without losing anything. In the order upper left, lower left, upper right, lower
 * right.
 */
final class Focus extends Layer {
  private final Layer conv;

  Focus(int in, int out, RandomGenerator random) {
    conv = child("conv", NormalisedConv.silu(4 * in, out, 3, 1, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> conv.forward(gathered(x)));
  }

  private static Tensor gathered(Tensor x) {
    List<Tensor> corners = new ArrayList<>();
    for (int column = 0; column < 2; column++) {
      for (int row = 0; row < 2; row++) {
        Tensor rows = Narrow.slice(x, 2, row, x.dim(2) / 2, 2);
        corners.add(Narrow.slice(rows, 3, column, x.dim(3) / 2, 2));
      }
    }
    return Concat.cat(corners, 1);
  }
}
