package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Averages over a grid of cells that covers each plane, whatever its extents. */
public final class AdaptiveAvgPool2d {
  private AdaptiveAvgPool2d() {}

  /**
   * Pools by mean to a given size: cell i of n along an axis of length L covers {@code floor(i * L
   * / n)} to {@code ceil((i + 1) * L / n)}, exclusive.
   *
   * @param x {@code [N, C, H, W]}
   * @param outHeight rows of cells, at least 1
   * @param outWidth columns of cells, at least 1
   * @return {@code [N, C, outHeight, outWidth]}
   * @throws ShapeException when x has not four dimensions or an extent is below 1
   */
  public static Tensor adaptiveAvgPool2d(Tensor x, int outHeight, int outWidth) {
    requireSizes("adaptive_avg_pool2d", x, outHeight, outWidth);
    int planes = x.dim(0) * x.dim(1);
    Cells rows = new Cells(x.dim(2), outHeight);
    Cells columns = new Cells(x.dim(3), outWidth);
    float[] out = new float[planes * outHeight * outWidth];
    pool(x.data(), planes, rows, columns, out);
    int numel = x.numel();
    return Autograd.result(
        "adaptive_avg_pool2d",
        out,
        Shape.of(x.dim(0), x.dim(1), outHeight, outWidth),
        (g, in) -> in.add(0, spread(g, planes, rows, columns, numel)),
        x);
  }

  static void requireSizes(String operation, Tensor x, int outHeight, int outWidth) {
    if (x.shape().rank() != 4 || x.dim(2) < 1 || x.dim(3) < 1 || outHeight < 1 || outWidth < 1) {
      throw new ShapeException(
          "%s: input %s to %dx%d, expected [N, C, H, W] and extents of 1 or more"
              .formatted(operation, x.shape(), outHeight, outWidth));
    }
  }

  // The cells along an axis.
  record Cells(int length, int count) {
    int from(int cell) {
      return (int) ((long) cell * length / count);
    }

    int to(int cell) {
      return (int) (((long) (cell + 1) * length + count - 1) / count);
    }
  }

  private static void pool(float[] x, int planes, Cells rows, Cells columns, float[] out) {
    int target = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int i = 0; i < rows.count; i++) {
        for (int j = 0; j < columns.count; j++) {
          double sum = 0;
          for (int y = rows.from(i); y < rows.to(i); y++) {
            int at = (plane * rows.length + y) * columns.length;
            for (int k = columns.from(j); k < columns.to(j); k++) {
              sum += x[at + k];
            }
          }
          int area = (rows.to(i) - rows.from(i)) * (columns.to(j) - columns.from(j));
          out[target++] = (float) (sum / area);
        }
      }
    }
  }

  private static float[] spread(float[] g, int planes, Cells rows, Cells columns, int numel) {
    float[] dx = new float[numel];
    int source = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (int i = 0; i < rows.count; i++) {
        for (int j = 0; j < columns.count; j++) {
          int area = (rows.to(i) - rows.from(i)) * (columns.to(j) - columns.from(j));
          float share = g[source++] / area;
          for (int y = rows.from(i); y < rows.to(i); y++) {
            int at = (plane * rows.length + y) * columns.length;
            for (int k = columns.from(j); k < columns.to(j); k++) {
              dx[at + k] += share;
            }
          }
        }
      }
    }
    return dx;
  }
}
