package org.fovea.neural.detection.yolo;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.tensor.Tensor;

/** A 3 x 3 convolution of each channel, {@code dconv}, and a mixture of them, {@code pconv}. */
final class DepthwiseSeparableConv extends Layer {
  private final NormalisedConv depthwise;
  private final NormalisedConv pointwise;

  DepthwiseSeparableConv(int in, int out, int stride, RandomGenerator random) {
    depthwise = child("dconv", NormalisedConv.depthwise(in, 3, stride, random));
    pointwise = child("pconv", NormalisedConv.silu(in, out, 1, 1, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> pointwise.forward(depthwise.forward(x)));
  }
}
