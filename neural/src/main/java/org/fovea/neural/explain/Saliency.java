package org.fovea.neural.explain;

import java.util.Objects;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.tensor.Tensor;

/**
 * Class saliency maps (Simonyan, Vedaldi and Zisserman, 2014, section 3.1): how much the score of a
 * class, before the softmax, changes with each pixel.
 */
public final class Saliency {
  private Saliency() {}

  /**
   * The gradient of the score with respect to the input. Gradients are added to those of the
   * network's parameters that want them.
   *
   * @param network in evaluation mode, pictures to scores {@code [1, classes]}
   * @param x {@code [1, C, H, W]}
   * @param category the class
   * @return {@code [1, C, H, W]}
   */
  public static Tensor gradient(Layer network, Tensor x, int category) {
    Tensor leaf = ClassGradient.leaf(x);
    ClassGradient.backward(network.forward(leaf), category);
    return Objects.requireNonNull(leaf.grad());
  }

  /**
   * The largest absolute derivative of a pixel's channels.
   *
   * @param network in evaluation mode, pictures to scores {@code [1, classes]}
   * @param x {@code [1, C, H, W]}
   * @param category the class
   * @return {@code [H, W]}, 0 or more
   */
  public static Tensor map(Layer network, Tensor x, int category) {
    Tensor gradient = gradient(network, x, category);
    Tensor map = Tensor.zeros(x.dim(2), x.dim(3));
    for (int i = 0; i < gradient.numel(); i++) {
      int pixel = i % map.numel();
      map.data()[pixel] = Math.max(map.data()[pixel], Math.abs(gradient.data()[i]));
    }
    return map;
  }
}
