package org.fovea.neural.layer;

import java.util.List;
import org.fovea.neural.tensor.Tensor;

/** Layers one after another, named "0", "1", "2" and so on. */
public final class Sequential extends Layer {
  private final List<Layer> layers;

  /**
   * Chains layers.
   *
   * @param layers in the order in which they are applied
   */
  public Sequential(Layer... layers) {
    this(List.of(layers));
  }

  /**
   * Chains layers.
   *
   * @param layers in the order in which they are applied
   */
  public Sequential(List<? extends Layer> layers) {
    this.layers = List.copyOf(layers);
    for (int i = 0; i < layers.size(); i++) {
      child(Integer.toString(i), layers.get(i));
    }
  }

  /**
   * The layers.
   *
   * @return in the order in which they are applied, unmodifiable
   */
  public List<Layer> layers() {
    return layers;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> chain(x));
  }

  private Tensor chain(Tensor x) {
    Tensor y = x;
    for (Layer layer : layers) {
      y = layer.forward(y);
    }
    return y;
  }
}
