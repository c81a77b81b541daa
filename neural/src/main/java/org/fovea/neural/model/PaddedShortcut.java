package org.fovea.neural.model;

import static org.fovea.neural.op.Narrow.slice;

import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Pad;
import org.fovea.neural.op.PadMode;
import org.fovea.neural.tensor.Tensor;

/**
 * A shortcut to half the extents and more channels without parameters (Deep Residual Learning, He
 * et al., 2016, option A): every second row and column, and channels of zeros before and after.
 */
final class PaddedShortcut extends Layer {
  private final int channels;

  /**
   * Makes a shortcut.
   *
   * @param channels of zeros, as many before as after
   */
  PaddedShortcut(int channels) {
    this.channels = channels;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor rows = slice(x, 2, 0, (x.dim(2) + 1) / 2, 2);
    Tensor pixels = slice(rows, 3, 0, (x.dim(3) + 1) / 2, 2);
    return Pad.pad(pixels, PadMode.CONSTANT, 0, 0, 0, 0, 0, channels, channels);
  }
}
