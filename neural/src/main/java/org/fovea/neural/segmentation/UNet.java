package org.fovea.neural.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.ConvTranspose2d;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pad;
import org.fovea.neural.op.PadMode;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * U-Net (Convolutional Networks for Biomedical Image Segmentation, Ronneberger et al., 2015, figure
 * 1): down by pooling, up by transposed convolutions, each level beside its counterpart. Parts:
 * {@code encoder}, {@code up} and {@code decoder}, numbered from the top, {@code bottom} and {@code
 * logits}. Convolutions begin with He's rule, as in section 3.
 *
 * <p>The padded form takes any extents from {@code 2^depth}; where a level's extent is odd, the
 * level below comes up a pixel smaller and is given a border of zeros at the bottom or right. The
 * paper's form takes the extents of {@link #inputFor}.
 */
public final class UNet extends SegmentationNetwork implements Composite {
  private final UNetConfig architecture;
  private final List<Layer> encoder = new ArrayList<>();
  private final MaxPool2d pool = new MaxPool2d(2);
  private final Sequential bottom;
  private final Dropout dropout;
  private final List<Layer> up = new ArrayList<>();
  private final List<Layer> decoder = new ArrayList<>();
  private final Conv2d logits;

  /**
   * Makes a network.
   *
   * @param architecture width, depth and form
   * @param config classes and channels; the paper's form drops half of the lowest map in training
   *     if regularised
   * @param random the source of initial values and dropout
   */
  public UNet(UNetConfig architecture, ModelConfig config, RandomGenerator random) {
    super(config);
    this.architecture = architecture;
    int depth = architecture.depth();
    for (int level = 0; level < depth; level++) {
      int in = level == 0 ? config.channels() : architecture.channels(level - 1);
      encoder.add(block(in, architecture.channels(level), random));
    }
    bottom = block(architecture.channels(depth - 1), architecture.channels(depth), random);
    boolean drops = config.regularised() && !architecture.padded();
    dropout = child("dropout", new Dropout(drops ? 0.5 : 0, random));
    Conv2dConfig doubling = Conv2dConfig.defaults().withStride(2);
    for (int level = 0; level < depth; level++) {
      int below = architecture.channels(level + 1);
      up.add(new ConvTranspose2d(below, below / 2, 2, doubling, random));
      decoder.add(block(below, below / 2, random));
    }
    logits = ConvBlock.logits(architecture.width(), config.classes(), random);
    child("encoder", new Branches(encoder));
    child("bottom", bottom);
    child("up", new Branches(up));
    child("decoder", new Branches(decoder));
    child("logits", logits);
    for (Module module : namedModules().values()) {
      if (module instanceof Conv2d convolution) {
        Kaiming.normal(convolution.weight(), Fan.IN, Kaiming.RELU_GAIN, random);
      }
    }
  }

  /** Two convolutions of 3 x 3. */
  private Sequential block(int in, int out, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      int from = i == 0 ? in : out;
      if (architecture.padded()) {
        layers.addAll(ConvBlock.layers(from, out, 3, 1, random));
      } else {
        layers.add(new Conv2d(from, out, 3, Conv2dConfig.defaults(), random));
        layers.add(Activation.relu());
      }
    }
    return new Sequential(layers);
  }

  @Override
  public int margin() {
    return architecture.margin();
  }

  @Override
  public int inputFor(int output) {
    int step = 1 << architecture.depth();
    if (architecture.padded()) {
      return Math.max(output, step);
    }
    int smallest = 5 * step + 4 * (step - 1); // one logit where the lowest map ends
    int wanted = output + 2 * margin();
    return smallest + Math.max(0, (wanted - smallest + step - 1) / step) * step;
  }

  private Tensor requireFits(Tensor x) {
    for (int dim = 2; dim < 4; dim++) {
      int extent = x.dim(dim);
      int next = inputFor(Math.max(1, extent - 2 * margin()));
      if (extent != next) {
        throw new ShapeException(
            "U-Net: input %s, expected extents such as %d in place of %d"
                .formatted(x.shape(), next, extent));
      }
    }
    return x;
  }

  @Override
  public Value compose(Value x) {
    List<Value> levels = new ArrayList<>();
    Value y = x.apply("check extents", this::requireFits);
    for (Layer block : encoder) {
      y = y.then(block);
      levels.add(y);
      y = y.then(pool);
    }
    y = y.then(bottom);
    for (int level = levels.size() - 1; level >= 0; level--) {
      Value enlarged = y.then(up.get(level));
      y = join(levels.get(level), enlarged).then(decoder.get(level));
    }
    return y.then(logits);
  }

  private Value join(Value skipped, Value enlarged) {
    return architecture.padded()
        ? Value.concat(List.of(skipped, enlarged.apply("pad", skipped, UNet::padded)), 1)
        : Value.concat(List.of(skipped.apply("crop", enlarged, UNet::cropped), enlarged), 1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(requireFits(x)));
  }

  private Tensor compute(Tensor x) {
    List<Tensor> levels = new ArrayList<>();
    Tensor y = x;
    for (Layer block : encoder) {
      y = block.forward(y);
      levels.add(y);
      y = pool.forward(y);
    }
    y = dropout.forward(bottom.forward(y));
    for (int level = levels.size() - 1; level >= 0; level--) {
      Tensor skipped = levels.get(level);
      Tensor enlarged = up.get(level).forward(y);
      Tensor joined =
          architecture.padded()
              ? Concat.cat(List.of(skipped, padded(enlarged, skipped)), 1)
              : Concat.cat(List.of(cropped(skipped, enlarged), enlarged), 1);
      y = decoder.get(level).forward(joined);
    }
    return logits.forward(y);
  }

  private static Tensor padded(Tensor x, Tensor like) {
    return Pad.pad(x, PadMode.CONSTANT, 0, 0, like.dim(3) - x.dim(3), 0, like.dim(2) - x.dim(2));
  }

  private static Tensor cropped(Tensor x, Tensor like) {
    int top = (x.dim(2) - like.dim(2)) / 2;
    int left = (x.dim(3) - like.dim(3)) / 2;
    return Maps.part(x, top, left, like.dim(2), like.dim(3));
  }
}
