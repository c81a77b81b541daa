package org.fovea.neural.layer;

import static org.fovea.neural.op.AdaptiveMaxPool2d.adaptiveMaxPool2d;

import org.fovea.neural.tensor.Tensor;

/** Maxima at a fixed size, {@code [N, C, H, W]} to {@code [N, C, outHeight, outWidth]}. */
public final class AdaptiveMaxPool2d extends Layer {
  private final int outHeight;
  private final int outWidth;

  /**
   * Makes a layer.
   *
   * @param outHeight rows of the result
   * @param outWidth columns of the result
   */
  public AdaptiveMaxPool2d(int outHeight, int outWidth) {
    this.outHeight = outHeight;
    this.outWidth = outWidth;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> adaptiveMaxPool2d(x, outHeight, outWidth).values());
  }
}
