package org.fovea.neural.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Decoder layers one after another (Vaswani et al., 2017), batch first. Parts as in PyTorch: {@code
 * layers.0} and so on; where layers normalise first, {@code norm} after the last.
 */
public final class TransformerDecoder extends Module {
  private final List<TransformerDecoderLayer> layers = new ArrayList<>();
  private final @Nullable LayerNorm norm;

  /**
   * Makes a decoder.
   *
   * @param count number of layers, at least 1
   * @param config of each layer
   * @param random the source of the initial values and of dropout
   */
  public TransformerDecoder(int count, TransformerConfig config, RandomGenerator random) {
    NumberedModules numbered = child("layers", new NumberedModules());
    for (int i = 0; i < NumberedModules.requireSome(count); i++) {
      layers.add(numbered.add(new TransformerDecoderLayer(config, random)));
    }
    norm =
        config.normFirst() ? child("norm", new LayerNorm(config.eps(), config.features())) : null;
  }

  /**
   * Decodes sequences.
   *
   * @param x {@code [N, L, E]}
   * @param memory the encoder's output, {@code [N, S, E]}
   * @param mask of self-attention as {@link MultiheadAttention#forward} takes it, for example
   *     {@link org.fovea.neural.op.Attention#causalMask}, or null
   * @param memoryMask of attention to the memory, or null
   * @return {@code [N, L, E]}
   */
  public Tensor forward(
      Tensor x, Tensor memory, @Nullable Tensor mask, @Nullable Tensor memoryMask) {
    return observed(() -> chain(x, memory, mask, memoryMask));
  }

  private Tensor chain(
      Tensor x, Tensor memory, @Nullable Tensor mask, @Nullable Tensor memoryMask) {
    Tensor y = x;
    for (TransformerDecoderLayer layer : layers) {
      y = layer.forward(y, memory, mask, memoryMask);
    }
    return norm == null ? y : norm.forward(y);
  }
}
