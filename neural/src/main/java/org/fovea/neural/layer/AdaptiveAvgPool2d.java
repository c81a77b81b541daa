package org.fovea.neural.layer;

import static org.fovea.neural.op.AdaptiveAvgPool2d.adaptiveAvgPool2d;

import org.fovea.neural.tensor.Tensor;

/** Averages to a fixed size, {@code [N, C, H, W]} to {@code [N, C, outHeight, outWidth]}. */
public final class AdaptiveAvgPool2d extends Layer {
  private final int outHeight;
  private final int outWidth;

  /**
   * Makes a layer.
   *
   * @param outHeight rows of the result
   * @param outWidth columns of the result
   */
  public AdaptiveAvgPool2d(int outHeight, int outWidth) {
    this.outHeight = outHeight;
    this.outWidth = outWidth;
  }

  /**
   * Whether each plane becomes one pixel.
   *
   * @return whether all of it is averaged
   */
  public boolean isGlobal() {
    return outHeight == 1 && outWidth == 1;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> adaptiveAvgPool2d(x, outHeight, outWidth));
  }
}
