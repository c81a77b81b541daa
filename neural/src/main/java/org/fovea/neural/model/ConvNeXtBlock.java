package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Mul.mul;

import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm;
import org.fovea.neural.layer.Permute;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.layer.StochasticDepth;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/**
 * The block of ConvNeXt (Liu et al., 2022, figure 4): a depthwise 7 x 7 convolution and two fully
 * connected layers on each pixel, scaled by {@code layer_scale [C, 1, 1]}, and the residual sum.
 */
final class ConvNeXtBlock extends Layer implements Composite {
  private static final float INITIAL_SCALE = 1e-6f;

  private final Parameter layerScale;
  private final Sequential block;
  private final StochasticDepth depth;

  ConvNeXtBlock(int channels, StochasticDepth depth) {
    Conv2dConfig depthwise = Conv2dConfig.defaults().withPadding(3).withGroups(channels);
    layerScale = parameter("layer_scale", Tensor.full(INITIAL_SCALE, channels, 1, 1));
    block =
        child(
            "block",
            new Sequential(
                Blank.conv(channels, channels, 7, depthwise, true),
                Permute.toChannelsLast(),
                new LayerNorm(ConvNeXt.EPS, channels),
                Blank.linear(channels, 4 * channels),
                Activation.gelu(),
                Blank.linear(4 * channels, channels),
                Permute.toChannelsFirst()));
    this.depth = child("stochastic_depth", depth);
  }

  @Override
  public Value compose(Value x) {
    return x.then(block).apply("layer scale", y -> mul(y, layerScale)).plus(x);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> add(depth.forward(mul(block.forward(x), layerScale)), x));
  }
}
