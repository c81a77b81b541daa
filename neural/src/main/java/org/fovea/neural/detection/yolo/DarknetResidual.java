package org.fovea.neural.detection.yolo;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Add;
import org.fovea.neural.tensor.Tensor;

/** A 1 x 1 convolution to half of the channels and a 3 x 3 one back, added to the input. */
final class DarknetResidual extends Layer {
  private final Sequential convs;

  DarknetResidual(int channels, RandomGenerator random) {
    convs =
        child(
            "convs",
            new Sequential(
                NormalisedConv.leaky(channels, channels / 2, 1, 1, random),
                NormalisedConv.leaky(channels / 2, channels, 3, 1, random)));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> Add.add(x, convs.forward(x)));
  }
}
