package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Norm;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/**
 * SSD300's feature maps (SSD, Liu et al., 2016, figure 2 and section 3): VGG-16 up to conv4_3, each
 * pixel's vector of which is scaled to a learned length; the rest with the fully connected layers
 * made dilated convolutions; and four pairs of convolutions more. Of pictures of 300 x 300 the maps
 * are 38, 19, 10, 5, 3 and 1 pixels wide. Parts as in torchvision: {@code scale_weight}, {@code
 * features}, {@code extra}.
 */
public final class SsdVggBackbone extends DetectionBackbone {
  private static final float LENGTH = 20;
  private static final float EPS = 1e-12f;
  private static final List<Integer> CHANNELS = List.of(512, 1024, 512, 256, 256, 256);

  private final Parameter scale;
  private final Sequential features;
  private final List<Sequential> extra;

  /**
   * Makes a backbone, all of which is trained.
   *
   * @param random the source of the initial values
   */
  public SsdVggBackbone(RandomGenerator random) {
    scale = parameter("scale_weight", Tensor.full(LENGTH, CHANNELS.get(0)));
    List<Layer> layers = new ArrayList<>();
    addStage(layers, 3, 64, 2, random);
    layers.add(new MaxPool2d(2));
    addStage(layers, 64, 128, 2, random);
    layers.add(new MaxPool2d(2));
    addStage(layers, 128, 256, 3, random);
    layers.add(new MaxPool2d(Pool2dConfig.of(2).withCeilMode(true)));
    addStage(layers, 256, 512, 3, random);
    features = child("features", new Sequential(layers));
    extra =
        List.of(
            fifthStage(random),
            pair(1024, 256, 512, true, random),
            pair(512, 128, 256, true, random),
            pair(256, 128, 256, false, random),
            pair(256, 128, 256, false, random));
    child("extra", new NumberedParts(extra));
  }

  private static void addStage(
      List<Layer> layers, int in, int out, int count, RandomGenerator random) {
    for (int i = 0; i < count; i++) {
      layers.add(HeadConv.of(i == 0 ? in : out, out, 3, HeadConv.KAIMING, random));
      layers.add(new ReLU());
    }
  }

  private static Sequential fifthStage(RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new MaxPool2d(2));
    addStage(layers, 512, 512, 3, random);
    Conv2dConfig dilated = Conv2dConfig.defaults().withPadding(6).withDilation(6);
    layers.add(
        new Sequential(
            new MaxPool2d(Pool2dConfig.of(3).withStride(1).withPadding(1)),
            HeadConv.of(512, 1024, 3, dilated, HeadConv.XAVIER, random),
            new ReLU(),
            HeadConv.of(1024, 1024, 1, HeadConv.XAVIER, random),
            new ReLU()));
    return new Sequential(layers);
  }

  /** Fewer channels, then a smaller map: by stride, or because the border is not padded. */
  private static Sequential pair(
      int in, int inner, int out, boolean strided, RandomGenerator random) {
    Conv2dConfig config =
        strided ? Conv2dConfig.defaults().withStride(2).withPadding(1) : Conv2dConfig.defaults();
    return new Sequential(
        HeadConv.of(in, inner, 1, HeadConv.XAVIER, random),
        new ReLU(),
        HeadConv.of(inner, out, 3, config, HeadConv.XAVIER, random),
        new ReLU());
  }

  @Override
  public List<Tensor> features(Tensor images) {
    Tensor x = features.forward(images);
    Tensor lengths = Reshape.reshape(scale, 1, scale.numel(), 1, 1);
    List<Tensor> maps = new ArrayList<>();
    maps.add(Mul.mul(Norm.normalize(x, 2, 1, EPS), lengths));
    for (Sequential block : extra) {
      x = block.forward(x);
      maps.add(x);
    }
    return maps;
  }

  @Override
  public List<Integer> channels() {
    return CHANNELS;
  }
}
