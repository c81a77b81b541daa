package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;

import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.init.Normal;
import org.fovea.neural.init.Xavier;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * A layer of the Vision Transformer (Dosovitskiy et al., 2021, equations 2 and 3), {@code [N,
 * tokens, hidden]} to the same.
 */
final class ViTBlock extends Layer implements Composite {
  static final double EPS = 1e-6;

  private final LayerNorm ln1;
  private final MultiheadAttention attention;
  private final Dropout dropout;
  private final LayerNorm ln2;
  private final Sequential mlp;

  ViTBlock(ViTConfig architecture, ModelConfig config, RandomGenerator random) {
    int hidden = architecture.hidden();
    RandomGenerator weights = config.initialised() ? random : Blank.NO_DRAWS;
    ln1 = child("ln_1", new LayerNorm(EPS, hidden));
    attention =
        child("self_attention", new MultiheadAttention(hidden, architecture.heads(), weights));
    dropout = child("dropout", config.dropout(architecture.dropout(), random));
    ln2 = child("ln_2", new LayerNorm(EPS, hidden));
    mlp =
        child(
            "mlp",
            TransformerMlp.of(hidden, architecture.mlp(), architecture.dropout(), config, random));
    if (config.initialised()) {
      InitialValues.Rule rule =
          (weight, bias, source) -> {
            Xavier.uniform(weight, 1, source);
            if (bias != null) {
              Normal.fill(bias, 0, 1e-6, source);
            }
          };
      InitialValues.draw(mlp, rule, rule, random);
    }
  }

  @Override
  public Value compose(Value x) {
    Value y = x.then(ln1).attend(attention).plus(x);
    return y.then(ln2).then(mlp).plus(y);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor normalised = ln1.forward(x);
    Tensor attended = attention.output(normalised, normalised, normalised, null);
    Tensor y = add(dropout.forward(attended), x);
    return add(y, mlp.forward(ln2.forward(y)));
  }
}
