package org.fovea.neural.detection.yolo;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Add;
import org.fovea.neural.tensor.Tensor;

/** A 1 x 1 and a 3 x 3 convolution, to which the input may be added. */
final class CspBottleneck extends Layer {
  private final Layer mixture;
  private final Layer spatial;
  private final boolean shortcut;

  CspBottleneck(int channels, boolean shortcut, YoloScale scale, RandomGenerator random) {
    this.shortcut = shortcut;
    mixture = child("conv1", NormalisedConv.silu(channels, channels, 1, 1, random));
    spatial = child("conv2", scale.conv3(channels, channels, 1, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          Tensor y = spatial.forward(mixture.forward(x));
          return shortcut ? Add.add(y, x) : y;
        });
  }
}
