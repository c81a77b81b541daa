package org.fovea.neural.model;

import static org.fovea.neural.op.Concat.cat;
import static org.fovea.neural.op.Expand.expand;
import static org.fovea.neural.op.Narrow.select;
import static org.fovea.neural.op.Permute.transpose;
import static org.fovea.neural.op.Reshape.flatten;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Normal;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * The Vision Transformer (An Image is Worth 16x16 Words, Dosovitskiy et al., 2021, equations 1 to
 * 4). The input size is fixed, a multiple of the patch, because each patch has a position embedding
 * of its own. Parts and initial values as in torchvision; the logits start at 0.
 */
public final class VisionTransformer extends ImageClassifier implements Composite {
  private final Conv2d patches;
  private final Parameter classToken;
  private final ViTEncoder encoder;
  private final Heads heads;

  /**
   * Makes a network.
   *
   * @param architecture which
   * @param config classes, channels and size
   * @param random the source of the initial values and of dropout
   * @throws IllegalArgumentException when the size is no multiple of the patch
   */
  public VisionTransformer(ViTConfig architecture, ModelConfig config, RandomGenerator random) {
    super(config, "heads.head", "encoder");
    int patch = architecture.patch();
    int hidden = architecture.hidden();
    if (config.size() % patch != 0) {
      throw new IllegalArgumentException(
          "ViT: size is %d, expected a multiple of the patch, %d".formatted(config.size(), patch));
    }
    int side = config.size() / patch;
    classToken = parameter("class_token", Tensor.zeros(1, 1, hidden));
    Conv2dConfig apart = Conv2dConfig.defaults().withStride(patch);
    patches = child("conv_proj", Blank.conv(config.channels(), hidden, patch, apart, true));
    if (config.initialised()) {
      double deviation = 1 / Math.sqrt(Fan.IN.of(patches.weight().shape()));
      Normal.fillTruncated(patches.weight(), 0, deviation, -2, 2, random);
    }
    encoder = child("encoder", new ViTEncoder(side * side + 1, architecture, config, random));
    heads = child("heads", new Heads(hidden, config.classes()));
  }

  /** The linear layer under torchvision's name. */
  private static final class Heads extends Layer implements Composite {
    private final Linear head;

    Heads(int hidden, int classes) {
      head = child("head", Blank.linear(hidden, classes));
    }

    @Override
    public Value compose(Value x) {
      return x.then(head);
    }

    @Override
    public Tensor forward(Tensor x) {
      return observed(() -> head.forward(x));
    }
  }

  @Override
  public Value compose(Value x) {
    Value tokens = x.then(patches).apply("tokens", VisionTransformer::tokens);
    Value encoded = tokens.apply("class token", this::withClassToken).then(encoder);
    return encoded.apply("first token", y -> select(y, 1, 0)).then(heads);
  }

  @Override
  public Tensor forward(Tensor x) {
    int size = config().size();
    if (x.shape().rank() != 4 || x.dim(2) != size || x.dim(3) != size) {
      throw new ShapeException(
          "ViT: input %s, expected [N, %d, %d, %d]"
              .formatted(x.shape(), config().channels(), size, size));
    }
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor encoded = encoder.forward(withClassToken(tokens(patches.forward(x))));
    return heads.forward(select(encoded, 1, 0));
  }

  /** From [N, hidden, rows, columns] to [N, rows * columns, hidden]. */
  private static Tensor tokens(Tensor x) {
    return transpose(flatten(x, 2), 1, 2);
  }

  private Tensor withClassToken(Tensor tokens) {
    Tensor classTokens = expand(classToken, Shape.of(tokens.dim(0), 1, classToken.dim(2)));
    return cat(List.of(classTokens, tokens), 1);
  }
}
