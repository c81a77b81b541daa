package org.fovea.neural.layer;

import static org.fovea.neural.op.MaxUnpool2d.maxUnpool2d;

import org.fovea.neural.op.MaxPool2d.Result;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Puts maxima back where {@link MaxPool2d#forwardWithIndices} found them, zeros elsewhere. */
public final class MaxUnpool2d extends Module {
  private final Pool2dConfig config;

  /**
   * Makes a layer.
   *
   * @param config of the pooling that is undone
   */
  public MaxUnpool2d(Pool2dConfig config) {
    this.config = config;
  }

  /**
   * Undoes a pooling whose input had the smallest extents that give this result.
   *
   * @param pooled values, which may have changed since, and indices; {@code [N, C, H, W]} both
   * @return {@code [N, C, (H - 1) * stride - 2 * pad + kernel, ...]}
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor forward(Result pooled) {
    if (pooled.values().shape().rank() != 4) {
      throw new ShapeException(
          "MaxUnpool2d: input " + pooled.values().shape() + ", expected [N, C, H, W]");
    }
    int height =
        (pooled.values().dim(2) - 1) * config.strideHeight()
            - 2 * config.padHeight()
            + config.kernelHeight();
    int width =
        (pooled.values().dim(3) - 1) * config.strideWidth()
            - 2 * config.padWidth()
            + config.kernelWidth();
    return forward(pooled, height, width);
  }

  /**
   * Undoes a pooling.
   *
   * @param pooled values, which may have changed since, and indices; {@code [N, C, H, W]} both
   * @param outHeight rows of the pooling's input
   * @param outWidth columns of the pooling's input
   * @return {@code [N, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor forward(Result pooled, int outHeight, int outWidth) {
    return observed(() -> maxUnpool2d(pooled.values(), pooled.indices(), outHeight, outWidth));
  }
}
