package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.layer.StochasticDepth;
import org.fovea.neural.tensor.Tensor;

/**
 * A block of the Swin Transformer (Liu et al., 2021, equation 3), {@code [N, H, W, C]} to the same.
 */
final class SwinBlock extends Layer {
  private static final int MLP_RATIO = 4;

  private final LayerNorm norm1;
  private final WindowAttention attention;
  private final StochasticDepth depth;
  private final LayerNorm norm2;
  private final Sequential mlp;

  SwinBlock(
      int channels,
      WindowAttention attention,
      double skip,
      ModelConfig config,
      RandomGenerator random) {
    norm1 = child("norm1", new LayerNorm(SwinTransformer.EPS, channels));
    this.attention = child("attn", attention);
    depth = child("stochastic_depth", config.stochasticDepth(skip, random));
    norm2 = child("norm2", new LayerNorm(SwinTransformer.EPS, channels));
    mlp = child("mlp", TransformerMlp.of(channels, MLP_RATIO * channels, 0, config, random));
    if (config.initialised()) {
      attention.initialiseTable(random);
    }
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = add(x, depth.forward(attention.forward(norm1.forward(x))));
    return add(y, depth.forward(mlp.forward(norm2.forward(y))));
  }
}
