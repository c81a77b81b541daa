package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The reverse of maximum pooling. */
public final class MaxUnpool2d {
  private MaxUnpool2d() {}

  /**
   * Puts values back where they were pooled from, zeros elsewhere.
   *
   * @param x {@code [N, C, H, W]}
   * @param indices row-major in the planes of the result, x's shape
   * @param outHeight rows of the result
   * @param outWidth columns of the result
   * @return {@code [N, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when an index is out of range
   */
  public static Tensor maxUnpool2d(Tensor x, IntTensor indices, int outHeight, int outWidth) {
    if (x.shape().rank() != 4 || !indices.shape().equals(x.shape())) {
      throw new ShapeException(
          "max_unpool2d: input %s and indices %s, expected [N, C, H, W] twice"
              .formatted(x.shape(), indices.shape()));
    }
    int inPlane = x.dim(2) * x.dim(3);
    int outPlane = outHeight * outWidth;
    Shape shape = Shape.of(x.dim(0), x.dim(1), outHeight, outWidth);
    float[] out = new float[shape.numel()];
    int[] places = new int[x.numel()];
    for (int i = 0; i < places.length; i++) {
      int index = Gather.requireIndex("max_unpool2d", indices.data()[i], outPlane);
      places[i] = i / inPlane * outPlane + index;
      out[places[i]] = x.data()[i];
    }
    return Autograd.result(
        "max_unpool2d",
        out,
        shape,
        (g, in) -> {
          float[] dx = new float[places.length];
          for (int i = 0; i < dx.length; i++) {
            dx[i] = g[places[i]];
          }
          in.add(0, dx);
        },
        x);
  }
}
