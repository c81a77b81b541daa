package org.fovea.neural.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.MaxUnpool2d;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.MaxPool2d.Result;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * SegNet (A Deep Convolutional Encoder-Decoder Architecture for Image Segmentation, Badrinarayanan
 * et al., 2017, figure 2): maxima are put back where pooling found them. Parts: {@code encoder} and
 * {@code decoder}, numbered from the top. Any extents from {@code 2^stages}; every convolution but
 * the last, which gives the logits, is followed by batch normalisation.
 */
public final class SegNet extends SegmentationNetwork implements Composite {
  private static final Pool2dConfig HALF = Pool2dConfig.of(2);

  private final List<Layer> encoder = new ArrayList<>();
  private final List<Layer> decoder = new ArrayList<>();
  private final MaxPool2d pool = new MaxPool2d(HALF);
  private final MaxUnpool2d unpool = new MaxUnpool2d(HALF);

  /**
   * Makes a network.
   *
   * @param architecture widths and depths
   * @param config classes and channels
   * @param random the source of initial values, by He's rule
   */
  public SegNet(SegNetConfig architecture, ModelConfig config, RandomGenerator random) {
    super(config);
    for (int stage = 0; stage < architecture.widths().size(); stage++) {
      int in = stage == 0 ? config.channels() : architecture.widths().get(stage - 1);
      int width = architecture.widths().get(stage);
      int depth = architecture.depths().get(stage);
      List<Layer> down = blocks(in, width, depth, random);
      List<Layer> up = blocks(width, width, depth - 1, random);
      if (stage == 0) {
        Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
        up.add(new Conv2d(width, config.classes(), 3, same, random));
      } else {
        up.add(ConvBlock.of(width, in, 3, random));
      }
      encoder.add(new Sequential(down));
      decoder.add(new Sequential(up));
    }
    child("encoder", new Branches(encoder));
    child("decoder", new Branches(decoder));
    for (Module module : namedModules().values()) {
      if (module instanceof Conv2d convolution) {
        Kaiming.normal(convolution.weight(), Fan.IN, Kaiming.RELU_GAIN, random);
      }
    }
  }

  @Override
  public int inputFor(int output) {
    return Math.max(output, 1 << encoder.size());
  }

  private static List<Layer> blocks(int in, int width, int count, RandomGenerator random) {
    List<Layer> blocks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      blocks.add(ConvBlock.of(i == 0 ? in : width, width, 3, random));
    }
    return blocks;
  }

  @Override
  public Value compose(Value x) {
    List<Value> maps = new ArrayList<>();
    Value y = x;
    for (Layer stage : encoder) {
      y = y.then(stage);
      maps.add(y);
      y = y.then(pool);
    }
    for (int stage = decoder.size() - 1; stage >= 0; stage--) {
      y = y.apply("unpool", maps.get(stage), this::unpooled).then(decoder.get(stage));
    }
    return y;
  }

  /** Looks for the maxima again, which is little work beside the convolutions. */
  private Tensor unpooled(Tensor y, Tensor before) {
    return unpooled(y, pool.forwardWithIndices(before), before);
  }

  private Tensor unpooled(Tensor y, Result pooled, Tensor before) {
    return unpool.forward(new Result(y, pooled.indices()), before.dim(2), before.dim(3));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          List<Tensor> maps = new ArrayList<>();
          List<Result> pooled = new ArrayList<>();
          Tensor y = x;
          for (Layer stage : encoder) {
            maps.add(stage.forward(y));
            pooled.add(pool.forwardWithIndices(maps.get(maps.size() - 1)));
            y = pooled.get(pooled.size() - 1).values();
          }
          for (int stage = decoder.size() - 1; stage >= 0; stage--) {
            y = unpooled(y, pooled.get(stage), maps.get(stage));
            y = decoder.get(stage).forward(y);
          }
          return y;
        });
  }
}
