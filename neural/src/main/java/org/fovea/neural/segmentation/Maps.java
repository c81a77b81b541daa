package org.fovea.neural.segmentation;

import org.fovea.neural.op.Interpolate;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.tensor.Tensor;

/** Feature maps brought to the extents of others. */
final class Maps {
  private Maps() {}

  /** Bilinear, outer edges aligned. */
  static Tensor resizedLike(Tensor x, Tensor other) {
    return Interpolate.interpolate(
        x, Interpolation.LINEAR, false, false, other.dim(2), other.dim(3));
  }

  /** The part that begins so many rows and columns inside. */
  static Tensor part(Tensor x, int top, int left, int height, int width) {
    Tensor rows = height == x.dim(2) ? x : Narrow.narrow(x, 2, top, height);
    return width == x.dim(3) ? rows : Narrow.narrow(rows, 3, left, width);
  }
}
