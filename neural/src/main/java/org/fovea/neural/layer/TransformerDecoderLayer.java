package org.fovea.neural.layer;

import static org.fovea.neural.op.Add.add;

import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Self-attention, attention to an encoder's output and a two-layer network, each with a residual
 * sum (Vaswani et al., 2017), batch first. Parts as in PyTorch: {@code self_attn}, {@code
 * multihead_attn}, {@code linear1}, {@code linear2}, {@code norm1} to {@code norm3}.
 */
public final class TransformerDecoderLayer extends Module {
  private final TransformerConfig config;
  private final MultiheadAttention selfAttention;
  private final MultiheadAttention crossAttention;
  private final Linear linear1;
  private final Linear linear2;
  private final LayerNorm norm1;
  private final LayerNorm norm2;
  private final LayerNorm norm3;
  private final Dropout dropout;

  /**
   * Makes a layer.
   *
   * @param config sizes and habits
   * @param random the source of the initial values and of dropout
   */
  public TransformerDecoderLayer(TransformerConfig config, RandomGenerator random) {
    this.config = config;
    int e = config.features();
    selfAttention = child("self_attn", new MultiheadAttention(e, config.heads(), random));
    crossAttention = child("multihead_attn", new MultiheadAttention(e, config.heads(), random));
    linear1 = child("linear1", new Linear(e, config.hidden(), random));
    linear2 = child("linear2", new Linear(config.hidden(), e, random));
    norm1 = child("norm1", new LayerNorm(config.eps(), e));
    norm2 = child("norm2", new LayerNorm(config.eps(), e));
    norm3 = child("norm3", new LayerNorm(config.eps(), e));
    dropout = child("dropout", new Dropout(config.dropout(), random));
  }

  /**
   * Computes the layer's output.
   *
   * @param x {@code [N, L, E]}
   * @param memory the encoder's output, {@code [N, S, E]}
   * @param mask of self-attention as {@link MultiheadAttention#forward} takes it, or null
   * @param memoryMask of attention to the memory, or null
   * @return {@code [N, L, E]}
   */
  public Tensor forward(
      Tensor x, Tensor memory, @Nullable Tensor mask, @Nullable Tensor memoryMask) {
    return observed(() -> compute(x, memory, mask, memoryMask));
  }

  private Tensor compute(
      Tensor x, Tensor memory, @Nullable Tensor mask, @Nullable Tensor memoryMask) {
    if (config.normFirst()) {
      Tensor own = norm1.forward(x);
      Tensor attended = add(x, attend(selfAttention, own, own, mask));
      Tensor crossed =
          add(attended, attend(crossAttention, norm2.forward(attended), memory, memoryMask));
      return add(crossed, feed(norm3.forward(crossed)));
    }
    Tensor attended = norm1.forward(add(x, attend(selfAttention, x, x, mask)));
    Tensor crossed =
        norm2.forward(add(attended, attend(crossAttention, attended, memory, memoryMask)));
    return norm3.forward(add(crossed, feed(crossed)));
  }

  private Tensor attend(
      MultiheadAttention attention, Tensor query, Tensor memory, @Nullable Tensor mask) {
    return dropout.forward(attention.forward(query, memory, memory, mask).output());
  }

  private Tensor feed(Tensor x) {
    Tensor hidden = dropout.forward(config.activation().apply(linear1.forward(x)));
    return dropout.forward(linear2.forward(hidden));
  }
}
