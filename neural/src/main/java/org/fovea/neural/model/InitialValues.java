package org.fovea.neural.model;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.init.Normal;
import org.fovea.neural.init.Uniform;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** How the weights of a network's convolutions and of its fully connected layers are drawn. */
final class InitialValues {
  /** Draws one layer's weight and sets or draws its bias, if there is one. */
  interface Rule {
    void draw(Tensor weight, @Nullable Tensor bias, RandomGenerator random);
  }

  /** Weights and biases uniform in {@code +-1/sqrt(fan in)}: PyTorch's rule for both layers. */
  static final Rule PYTORCH =
      pytorchBias(
          (weight, random) ->
              Uniform.fill(weight, 1 / Math.sqrt(Fan.IN.of(weight.shape())), random));

  /** He's rule for gradients, without bias. */
  static final Rule KAIMING_FAN_OUT =
      zeroBias((weight, random) -> Kaiming.normal(weight, Fan.OUT, Kaiming.RELU_GAIN, random));

  /** He's rule for activations, without bias. */
  static final Rule KAIMING_FAN_IN =
      zeroBias((weight, random) -> Kaiming.normal(weight, Fan.IN, Kaiming.RELU_GAIN, random));

  /** Draws a weight. */
  interface Draw {
    void draw(Tensor weight, RandomGenerator random);
  }

  private InitialValues() {}

  static Rule zeroBias(Draw draw) {
    return (weight, bias, random) -> {
      draw.draw(weight, random);
      if (bias != null) {
        Arrays.fill(bias.data(), 0);
      }
    };
  }

  /** With a bias by PyTorch's rule. */
  static Rule pytorchBias(Draw draw) {
    return (weight, bias, random) -> {
      draw.draw(weight, random);
      if (bias != null) {
        Uniform.fill(bias, 1 / Math.sqrt(Fan.IN.of(weight.shape())), random);
      }
    };
  }

  static Rule normal(double deviation) {
    return zeroBias((weight, random) -> Normal.fill(weight, 0, deviation, random));
  }

  /** A normal distribution cut off at +-2, which is far outside for small deviations. */
  static Draw truncated(double deviation) {
    return (weight, random) -> Normal.fillTruncated(weight, 0, deviation, -2, 2, random);
  }

  /** Draws for all convolutions and fully connected layers within a module, in order. */
  static void draw(Module module, Rule conv, Rule linear, RandomGenerator random) {
    for (Module child : module.children().values()) {
      if (child instanceof Conv2d layer) {
        conv.draw(layer.weight(), layer.bias(), random);
      } else if (child instanceof Linear layer) {
        linear.draw(layer.weight(), layer.bias(), random);
      } else {
        draw(child, conv, linear, random);
      }
    }
  }
}
