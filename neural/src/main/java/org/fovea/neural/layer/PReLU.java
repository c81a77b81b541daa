package org.fovea.neural.layer;

import static org.fovea.neural.op.Prelu.prelu;

import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/**
 * The rectifier with a learnt slope for negative values (He et al., 2015), {@code [N, C, ...]} to
 * the same. Parameter {@code weight [slopes]}, at first 0.25.
 */
public final class PReLU extends Layer {
  private final Parameter weight;

  /** Makes a layer with one slope for all channels. */
  public PReLU() {
    this(1);
  }

  /**
   * Makes a layer.
   *
   * @param slopes 1, or the number of channels C
   */
  public PReLU(int slopes) {
    weight = parameter("weight", Tensor.full(0.25f, slopes));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> prelu(x, weight));
  }
}
