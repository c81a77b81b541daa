package org.fovea.neural.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Encoder layers one after another (Vaswani et al., 2017), batch first. Parts as in PyTorch: {@code
 * layers.0} and so on; where layers normalise first, {@code norm} after the last.
 */
public final class TransformerEncoder extends Module {
  private final List<TransformerEncoderLayer> layers = new ArrayList<>();
  private final @Nullable LayerNorm norm;

  /**
   * Makes an encoder.
   *
   * @param count number of layers, at least 1
   * @param config of each layer
   * @param random the source of the initial values and of dropout
   */
  public TransformerEncoder(int count, TransformerConfig config, RandomGenerator random) {
    NumberedModules numbered = child("layers", new NumberedModules());
    for (int i = 0; i < NumberedModules.requireSome(count); i++) {
      layers.add(numbered.add(new TransformerEncoderLayer(config, random)));
    }
    norm =
        config.normFirst() ? child("norm", new LayerNorm(config.eps(), config.features())) : null;
  }

  /**
   * Encodes sequences.
   *
   * @param x {@code [N, L, E]}
   * @param mask as {@link MultiheadAttention#forward} takes it, or null
   * @return {@code [N, L, E]}
   */
  public Tensor forward(Tensor x, @Nullable Tensor mask) {
    return observed(() -> chain(x, mask));
  }

  private Tensor chain(Tensor x, @Nullable Tensor mask) {
    Tensor y = x;
    for (TransformerEncoderLayer layer : layers) {
      y = layer.forward(y, mask);
    }
    return norm == null ? y : norm.forward(y);
  }
}
