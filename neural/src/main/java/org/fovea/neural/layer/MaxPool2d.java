package org.fovea.neural.layer;

import static org.fovea.neural.op.MaxPool2d.maxPool2d;
import static org.fovea.neural.op.MaxPool2d.maxPool2dWithIndices;

import org.fovea.neural.op.MaxPool2d.Result;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/** The largest value in each window, {@code [N, C, H, W]} to {@code [N, C, outH, outW]}. */
public final class MaxPool2d extends Layer {
  private final Pool2dConfig config;

  /**
   * Makes a layer whose square window moves by its own extent.
   *
   * @param kernel rows and columns of the window
   */
  public MaxPool2d(int kernel) {
    this(Pool2dConfig.of(kernel));
  }

  /**
   * Makes a layer.
   *
   * @param config window, stride, padding, dilation and ceil mode
   */
  public MaxPool2d(Pool2dConfig config) {
    this.config = config;
  }

  /**
   * How the window moves.
   *
   * @return window, stride, padding, dilation and ceil mode
   */
  public Pool2dConfig config() {
    return config;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> maxPool2d(x, config));
  }

  /**
   * Also tells where the values are from, for {@link MaxUnpool2d}.
   *
   * @param x {@code [N, C, H, W]}
   * @return maxima and their row-major indices in each plane
   */
  public Result forwardWithIndices(Tensor x) {
    return observed(() -> maxPool2dWithIndices(x, config), Result::values);
  }
}
