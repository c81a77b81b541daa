package org.fovea.neural.layer;

import static org.fovea.neural.op.PixelShuffle.pixelShuffle;

import org.fovea.neural.tensor.Tensor;

/**
 * Channels become pixels (Shi et al., 2016), {@code [N, C r r, H, W]} to {@code [N, C, H r, W r]}.
 */
public final class PixelShuffle extends Layer {
  private final int factor;

  /**
   * Makes a layer.
   *
   * @param factor r, at least 1
   */
  public PixelShuffle(int factor) {
    this.factor = factor;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> pixelShuffle(x, factor));
  }
}
