package org.fovea.neural.layer;

import static org.fovea.neural.op.AvgPool2d.avgPool2d;

import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/** The mean of each window, {@code [N, C, H, W]} to {@code [N, C, outH, outW]}. */
public final class AvgPool2d extends Layer {
  private final Pool2dConfig config;
  private final boolean countPadding;

  /**
   * Makes a layer whose square window moves by its own extent.
   *
   * @param kernel rows and columns of the window
   */
  public AvgPool2d(int kernel) {
    this(Pool2dConfig.of(kernel), true);
  }

  /**
   * Makes a layer.
   *
   * @param config window, stride, padding and ceil mode; no dilation
   * @param countPadding whether zeros of the padding count as elements of the mean, as in PyTorch
   */
  public AvgPool2d(Pool2dConfig config, boolean countPadding) {
    this.config = config;
    this.countPadding = countPadding;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> avgPool2d(x, config, countPadding));
  }
}
