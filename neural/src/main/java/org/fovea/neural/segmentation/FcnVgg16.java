package org.fovea.neural.segmentation;

import java.util.ArrayList;
import java.util.Arrays;
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
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * FCN-32s, -16s and -8s on VGG-16 (Fully Convolutional Networks for Semantic Segmentation, Long et
 * al., 2015, figure 3), any input size. Parts: {@code features} as in torchvision's VGG-16, so that
 * its weights can be loaded, {@code classifier} with the fully connected layers as convolutions,
 * {@code scores} of the earlier maps and {@code up}.
 *
 * <p>Where the authors' code pads the picture by 100 pixels and crops, here the first layer of the
 * classifier is padded and poolings round up, so that maps stay aligned; scores of earlier maps
 * begin as 0 like theirs.
 */
public final class FcnVgg16 extends SegmentationNetwork implements Composite {
  private static final List<Integer> DEPTHS = List.of(2, 2, 3, 3, 3);
  private static final double DROP = 0.5;

  private final List<Sequential> stages = new ArrayList<>();
  private final Sequential classifier;

  /** Of the fourth and third stage, as far as they take part. */
  private final List<Conv2d> scores = new ArrayList<>();

  private final List<ConvTranspose2d> up = new ArrayList<>();

  /**
   * Makes a network.
   *
   * @param stride which of the three
   * @param width channels of the classifier's layers, 4096 in the paper
   * @param config classes and channels; layers of the classifier are dropped out in training if
   *     regularised
   * @param random the source of initial values and dropout
   */
  public FcnVgg16(FcnStride stride, int width, ModelConfig config, RandomGenerator random) {
    super(config);
    child("features", new Branches(features(config.channels(), random)));
    double drop = config.regularised() ? DROP : 0;
    classifier =
        child(
            "classifier",
            new Sequential(
                new Conv2d(512, width, 7, Conv2dConfig.defaults().withPadding(3), random),
                Activation.relu(),
                new Dropout(drop, random),
                new Conv2d(width, width, 1, Conv2dConfig.defaults(), random),
                Activation.relu(),
                new Dropout(drop, random),
                ConvBlock.logits(width, config.classes(), random)));
    for (Module module : namedModules().values()) {
      if (module instanceof Conv2d convolution) {
        Kaiming.normal(convolution.weight(), Fan.IN, Kaiming.RELU_GAIN, random);
      }
    }
    for (int i = 0; i < stride.skips(); i++) {
      Conv2d score = ConvBlock.logits(512 >> i, config.classes(), random);
      Arrays.fill(score.weight().data(), 0);
      scores.add(score);
      up.add(BilinearEnlargement.of(config.classes(), 2, random));
    }
    up.add(BilinearEnlargement.of(config.classes(), stride.pixels(), random));
    child("scores", new Branches(scores));
    child("up", new Branches(up));
  }

  /** All layers, which are also cut into stages. */
  private List<Layer> features(int channels, RandomGenerator random) {
    List<Layer> all = new ArrayList<>();
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);
    int in = channels;
    for (int stage = 0; stage < DEPTHS.size(); stage++) {
      int first = all.size();
      int out = Math.min(512, 64 << stage);
      for (int i = 0; i < DEPTHS.get(stage); i++) {
        all.add(new Conv2d(in, out, 3, same, random));
        all.add(Activation.relu());
        in = out;
      }
      all.add(new MaxPool2d(Pool2dConfig.of(2).withCeilMode(true)));
      stages.add(new Sequential(all.subList(first, all.size())));
    }
    return all;
  }

  @Override
  public Value compose(Value x) {
    List<Value> maps = new ArrayList<>();
    Value y = x;
    for (Sequential stage : stages) {
      y = y.then(stage);
      maps.add(y);
    }
    y = y.then(classifier);
    for (int i = 0; i < scores.size(); i++) {
      Value score = maps.get(3 - i).then(scores.get(i));
      y = y.then(up.get(i)).apply("crop", score, FcnVgg16::cropped).plus(score);
    }
    return y.then(up.get(up.size() - 1)).apply("crop", x, FcnVgg16::cropped);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          List<Tensor> maps = new ArrayList<>();
          Tensor y = x;
          for (Sequential stage : stages) {
            y = stage.forward(y);
            maps.add(y);
          }
          y = classifier.forward(y);
          for (int i = 0; i < scores.size(); i++) {
            Tensor score = scores.get(i).forward(maps.get(3 - i));
            y = Add.add(cropped(up.get(i).forward(y), score), score);
          }
          return cropped(up.get(up.size() - 1).forward(y), x);
        });
  }

  /** Poolings that round up leave more at the bottom and right. */
  private static Tensor cropped(Tensor x, Tensor like) {
    return Maps.part(x, 0, 0, like.dim(2), like.dim(3));
  }
}
