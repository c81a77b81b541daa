package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Padding and cropping. */
public final class Pad {
  private Pad() {}

  /**
   * Adds elements at the ends of the innermost dimensions.
   *
   * @param x any shape
   * @param mode what is added
   * @param value the constant of {@link PadMode#CONSTANT}
   * @param pad as in PyTorch how many before and after, the innermost dimension first; negative
   *     numbers take away
   * @return the padded tensor
   * @throws ShapeException when there are too many numbers, or what is mirrored or taken away is
   *     larger than the tensor
   */
  public static Tensor pad(Tensor x, PadMode mode, float value, int... pad) {
    if (pad.length % 2 != 0 || pad.length > 2 * x.shape().rank()) {
      throw new ShapeException(
          "pad: %s by %s, expected two numbers for each of at most %d dimensions"
              .formatted(x.shape(), Arrays.toString(pad), x.shape().rank()));
    }
    Tensor y = x;
    for (int i = 0; i < pad.length; i += 2) {
      if (pad[i] != 0 || pad[i + 1] != 0) {
        y = along(y, -1 - i / 2, mode, value, pad[i], pad[i + 1]);
      }
    }
    return y;
  }

  private static Tensor along(Tensor x, int dim, PadMode mode, float value, int before, int after) {
    int extent = x.dim(dim);
    int limit = mode == PadMode.REFLECT ? extent - 1 : extent;
    boolean tooMuch =
        mode != PadMode.CONSTANT && mode != PadMode.REPLICATE && Math.max(before, after) > limit;
    if (extent + before + after < 0 || tooMuch) {
      throw new ShapeException(
          "pad: %d and %d along dimension %d of %s in mode %s"
              .formatted(before, after, dim, x.shape(), mode));
    }
    int[] map = new int[extent + before + after];
    for (int i = 0; i < map.length; i++) {
      map[i] = mode.source(i - before, extent);
    }
    return Remap.along("pad", x, dim, map, value);
  }
}
