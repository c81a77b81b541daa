package org.fovea.neural.layer;

import static org.fovea.neural.op.AvgPool2d.sumPool2d;

import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/** The sum of each window, {@code [N, C, H, W]} to {@code [N, C, outH, outW]}. */
public final class SumPool2d extends Layer {
  private final Pool2dConfig config;

  /**
   * Makes a layer.
   *
   * @param config window, stride, padding and ceil mode; no dilation
   */
  public SumPool2d(Pool2dConfig config) {
    this.config = config;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> sumPool2d(x, config));
  }
}
