package org.fovea.neural.layer;

import static org.fovea.neural.op.Relu.relu;

import org.fovea.neural.tensor.Tensor;

/** The rectifier, {@code max(x, 0)}, any shape. */
public final class ReLU extends Layer {
  /** Makes a layer. */
  public ReLU() {}

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> relu(x));
  }
}
