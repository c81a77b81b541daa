package org.fovea.neural.layer;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.ScaleChannels;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Tensor;

/**
 * Channels scaled by gates that a small network computes from the means of all channels
 * (Squeeze-and-Excitation Networks, Hu et al., 2018, equation 3), {@code [N, C, H, W]} to the same.
 * Parameters of two 1 x 1 convolutions: {@code fc1.weight [squeezed, C, 1, 1]}, {@code fc1.bias},
 * {@code fc2.weight [C, squeezed, 1, 1]} and {@code fc2.bias}.
 */
public final class SqueezeExcitation extends Layer {
  private final Conv2d fc1;
  private final Conv2d fc2;
  private final Layer activation;
  private final Layer gate;

  /**
   * Makes a layer with a rectifier within and the logistic function as gate, as in the paper.
   *
   * @param channels C
   * @param squeezed channels within
   * @param random the source of the initial values
   */
  public SqueezeExcitation(int channels, int squeezed, RandomGenerator random) {
    this(channels, squeezed, Activation.relu(), Activation.sigmoid(), random);
  }

  /**
   * Makes a layer.
   *
   * @param channels C
   * @param squeezed channels within
   * @param activation the function within
   * @param gate the function that makes the factors
   * @param random the source of the initial values
   */
  public SqueezeExcitation(
      int channels, int squeezed, Layer activation, Layer gate, RandomGenerator random) {
    Conv2dConfig plain = Conv2dConfig.defaults();
    fc1 = child("fc1", new Conv2d(channels, squeezed, 1, plain, random));
    fc2 = child("fc2", new Conv2d(squeezed, channels, 1, plain, random));
    this.activation = child("activation", activation);
    this.gate = child("scale_activation", gate);
  }

  /**
   * The network that makes the gates.
   *
   * @return four layers, the means of the channels {@code [N, C, 1, 1]} to the gates {@code [N, C,
   *     1, 1]}
   */
  public List<Layer> excitation() {
    return List.of(fc1, activation, fc2, gate);
  }

  @Override
  public Tensor forward(Tensor x) {
    Tensor gates = Sum.mean(x, true, 2, 3);
    for (Layer layer : excitation()) {
      gates = layer.forward(gates);
    }
    return ScaleChannels.scaleChannels(x, gates);
  }
}
