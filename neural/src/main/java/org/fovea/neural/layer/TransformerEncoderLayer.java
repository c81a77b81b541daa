package org.fovea.neural.layer;

import static org.fovea.neural.op.Add.add;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Self-attention and a two-layer network, each with a residual sum (Vaswani et al., 2017), batch
 * first. Parts as in PyTorch: {@code self_attn}, {@code linear1}, {@code linear2}, {@code norm1},
 * {@code norm2}.
 */
public final class TransformerEncoderLayer extends Module {
  private final TransformerConfig config;
  private final MultiheadAttention selfAttention;
  private final Linear linear1;
  private final Linear linear2;
  private final LayerNorm norm1;
  private final LayerNorm norm2;
  private final Dropout dropout;

  /**
   * Makes a layer.
   *
   * @param config sizes and habits
   * @param random the source of the initial values and of dropout
   */
  public TransformerEncoderLayer(TransformerConfig config, RandomGenerator random) {
    this.config = config;
    int e = config.features();
    selfAttention = child("self_attn", new MultiheadAttention(e, config.heads(), random));
    linear1 = child("linear1", new Linear(e, config.hidden(), random));
    linear2 = child("linear2", new Linear(config.hidden(), e, random));
    norm1 = child("norm1", new LayerNorm(config.eps(), e));
    norm2 = child("norm2", new LayerNorm(config.eps(), e));
    dropout = child("dropout", new Dropout(config.dropout(), random));
  }

  /**
   * Computes the layer's output.
   *
   * @param x {@code [N, L, E]}
   * @param mask as {@link MultiheadAttention#forward} takes it, or null
   * @return {@code [N, L, E]}
   */
  public Tensor forward(Tensor x, @Nullable Tensor mask) {
    return observed(() -> compute(x, mask));
  }

  private Tensor compute(Tensor x, @Nullable Tensor mask) {
    if (config.normFirst()) {
      Tensor attended = add(x, attend(norm1.forward(x), mask));
      return add(attended, feed(norm2.forward(attended)));
    }
    Tensor attended = norm1.forward(add(x, attend(x, mask)));
    return norm2.forward(add(attended, feed(attended)));
  }

  private Tensor attend(Tensor x, @Nullable Tensor mask) {
    return dropout.forward(selfAttention.forward(x, x, x, mask).output());
  }

  private Tensor feed(Tensor x) {
    Tensor hidden = dropout.forward(config.activation().apply(linear1.forward(x)));
    return dropout.forward(linear2.forward(hidden));
  }
}
