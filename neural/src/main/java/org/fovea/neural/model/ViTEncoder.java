package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.init.Normal;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/** The encoder of a Vision Transformer, {@code [N, tokens, hidden]} to the same. */
final class ViTEncoder extends Layer implements Composite {
  private final Parameter position;
  private final Dropout dropout;
  private final Layers layers;
  private final LayerNorm ln;

  ViTEncoder(int tokens, ViTConfig architecture, ModelConfig config, RandomGenerator random) {
    position = parameter("pos_embedding", Tensor.zeros(1, tokens, architecture.hidden()));
    dropout = child("dropout", config.dropout(architecture.dropout(), random));
    layers = child("layers", new Layers(architecture, config, random));
    ln = child("ln", new LayerNorm(ViTBlock.EPS, architecture.hidden()));
    if (config.initialised()) {
      Normal.fill(position, 0, 0.02, random);
    }
  }

  /** The blocks one after another under torchvision's names. */
  private static final class Layers extends Layer implements Composite {
    private final List<ViTBlock> blocks = new ArrayList<>();

    Layers(ViTConfig architecture, ModelConfig config, RandomGenerator random) {
      for (int i = 0; i < architecture.layers(); i++) {
        blocks.add(child("encoder_layer_" + i, new ViTBlock(architecture, config, random)));
      }
    }

    @Override
    public Value compose(Value x) {
      return x.thenAll(blocks);
    }

    @Override
    public Tensor forward(Tensor x) {
      return observed(() -> chain(x));
    }

    private Tensor chain(Tensor x) {
      Tensor y = x;
      for (ViTBlock block : blocks) {
        y = block.forward(y);
      }
      return y;
    }
  }

  @Override
  public Value compose(Value x) {
    return x.apply("positions", tokens -> add(tokens, position)).then(layers).then(ln);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> ln.forward(layers.forward(dropout.forward(add(x, position)))));
  }
}
