package org.fovea.neural.layer;

import org.fovea.neural.tensor.Tensor;

/** Reordering of dimensions: dimension i of the result is dimension {@code dims[i]} of x. */
public final class Permute extends Layer {
  private final int[] dims;

  /**
   * Makes a layer.
   *
   * @param dims each dimension of the input once
   */
  public Permute(int... dims) {
    this.dims = dims.clone();
  }

  /**
   * From channels first to channels last, {@code [N, C, H, W]} to {@code [N, H, W, C]}.
   *
   * @return a new layer
   */
  public static Permute toChannelsLast() {
    return new Permute(0, 2, 3, 1);
  }

  /**
   * From channels last to channels first, {@code [N, H, W, C]} to {@code [N, C, H, W]}.
   *
   * @return a new layer
   */
  public static Permute toChannelsFirst() {
    return new Permute(0, 3, 1, 2);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> org.fovea.neural.op.Permute.permute(x, dims));
  }
}
