package org.fovea.neural.op;

import org.fovea.neural.op.AdaptiveAvgPool2d.Cells;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Maxima over a grid of cells that covers each plane, whatever its extents. */
public final class AdaptiveMaxPool2d {
  private AdaptiveMaxPool2d() {}

  /**
   * Pools by maximum to a given size, over the cells of {@link AdaptiveAvgPool2d}.
   *
   * @param x {@code [N, C, H, W]}
   * @param outHeight rows of cells, at least 1
   * @param outWidth columns of cells, at least 1
   * @return maxima and their row-major indices in each plane, {@code [N, C, outHeight, outWidth]}
   * @throws ShapeException when x has not four dimensions or an extent is below 1
   */
  public static MaxPool2d.Result adaptiveMaxPool2d(Tensor x, int outHeight, int outWidth) {
    AdaptiveAvgPool2d.requireSizes("adaptive_max_pool2d", x, outHeight, outWidth);
    int planes = x.dim(0) * x.dim(1);
    Cells rows = new Cells(x.dim(2), outHeight);
    Cells columns = new Cells(x.dim(3), outWidth);
    Shape shape = Shape.of(x.dim(0), x.dim(1), outHeight, outWidth);
    float[] out = new float[shape.numel()];
    int[] indices = new int[out.length];
    int target = 0;
    for (int plane = 0; plane < planes; plane++) {
      int at = plane * rows.length() * columns.length();
      for (int i = 0; i < outHeight; i++) {
        for (int j = 0; j < outWidth; j++) {
          indices[target] = indexOfMax(x.data(), at, rows, i, columns, j);
          out[target] = x.data()[at + indices[target]];
          target++;
        }
      }
    }
    int inPlane = rows.length() * columns.length();
    Tensor result =
        Autograd.result(
            "adaptive_max_pool2d",
            out,
            shape,
            (g, in) -> {
              float[] dx = in.accumulator(0);
              for (int i = 0; i < g.length; i++) {
                dx[i / (outHeight * outWidth) * inPlane + indices[i]] += g[i];
              }
            },
            x);
    return new MaxPool2d.Result(result, IntTensor.of(indices, shape));
  }

  private static int indexOfMax(float[] x, int at, Cells rows, int i, Cells columns, int j) {
    int best = rows.from(i) * columns.length() + columns.from(j);
    for (int y = rows.from(i); y < rows.to(i); y++) {
      for (int k = columns.from(j); k < columns.to(j); k++) {
        int index = y * columns.length() + k;
        float value = x[at + index];
        if (value > x[at + best] || (Float.isNaN(value) && !Float.isNaN(x[at + best]))) {
          best = index;
        }
      }
    }
    return best;
  }
}
