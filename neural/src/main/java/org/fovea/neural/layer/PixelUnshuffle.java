package org.fovea.neural.layer;

import static org.fovea.neural.op.PixelShuffle.pixelUnshuffle;

import org.fovea.neural.tensor.Tensor;

/** Pixels become channels, {@code [N, C, H r, W r]} to {@code [N, C r r, H, W]}. */
public final class PixelUnshuffle extends Layer {
  private final int factor;

  /**
   * Makes a layer.
   *
   * @param factor r, at least 1
   */
  public PixelUnshuffle(int factor) {
    this.factor = factor;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> pixelUnshuffle(x, factor));
  }
}
