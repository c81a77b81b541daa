package org.fovea.neural.layer;

import static org.fovea.neural.op.Reshape.flatten;

import org.fovea.neural.tensor.Tensor;

/** One vector per image: {@code [N, ...]} to {@code [N, product]}. */
public final class Flatten extends Layer {
  /** Makes a layer. */
  public Flatten() {}

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> flatten(x, 1));
  }
}
