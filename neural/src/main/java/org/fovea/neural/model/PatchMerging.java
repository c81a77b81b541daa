package org.fovea.neural.model;

import static org.fovea.neural.op.Narrow.slice;

import java.util.List;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Pad;
import org.fovea.neural.op.PadMode;
import org.fovea.neural.tensor.Tensor;

/**
 * Patches of 2 x 2 pixels put together (Swin Transformer, Liu et al., 2021, section 3.1), {@code
 * [N, H, W, C]} to {@code [N, H / 2, W / 2, 2 C]}; odd extents are padded with zeros.
 */
final class PatchMerging extends Layer {
  private final Linear reduction;
  private final LayerNorm norm;

  PatchMerging(int channels) {
    reduction = child("reduction", new Linear(4 * channels, 2 * channels, false, Blank.NO_DRAWS));
    norm = child("norm", new LayerNorm(SwinTransformer.EPS, 4 * channels));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor even = Pad.pad(x, PadMode.CONSTANT, 0, 0, 0, 0, x.dim(2) % 2, 0, x.dim(1) % 2);
    Tensor merged =
        Concat.cat(
            List.of(every(even, 0, 0), every(even, 1, 0), every(even, 0, 1), every(even, 1, 1)), 3);
    return reduction.forward(norm.forward(merged));
  }

  /** Every second row and column from these. */
  private static Tensor every(Tensor x, int row, int column) {
    Tensor rows = slice(x, 1, row, x.dim(1) / 2, 2);
    return slice(rows, 2, column, x.dim(2) / 2, 2);
  }
}
