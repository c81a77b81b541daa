package org.fovea.neural.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.ResNetConfig;
import org.fovea.neural.model.ResNetTrunk;
import org.fovea.neural.model.TrainingOutput;
import org.fovea.neural.tensor.Tensor;

/**
 * Logits from the last stage of a residual network whose last two stages dilate their convolutions
 * instead of losing resolution, enlarged eight times by bilinear interpolation; auxiliary logits
 * from the stage before. Parts as in torchvision: {@code backbone}, {@code classifier}, {@code
 * aux_classifier}. Any input size from 1 x 1; training needs more than one value per channel.
 */
public final class DilatedResNetSegmenter extends SegmentationNetwork implements Composite {
  private static final double TORCHVISION_AUXILIARY = 0.5;
  private static final double PSP_AUXILIARY = 0.4;
  private static final double DROP = 0.1;

  private final ResNetTrunk backbone;
  private final Layer classifier;
  private final Layer auxiliary;
  private final double auxiliaryWeight;

  /** Makes the layers between the last stage's map and the logits. */
  private interface Head {
    Sequential of(int in, ModelConfig config, RandomGenerator random);
  }

  private DilatedResNetSegmenter(
      ResNetConfig resnet,
      Head head,
      double auxiliaryWeight,
      ModelConfig config,
      RandomGenerator random) {
    super(config);
    this.auxiliaryWeight = auxiliaryWeight;
    backbone =
        child("backbone", new ResNetTrunk(resnet.withDilated(false, true, true), config, random));
    classifier = child("classifier", head.of(backbone.channels(4), config, random));
    auxiliary = child("aux_classifier", fcnHead(backbone.channels(3), config, random));
  }

  /**
   * torchvision's FCN: a convolution of 3 x 3 to a quarter of the channels, then the logits.
   *
   * @param resnet with bottlenecks
   * @param config classes and channels
   * @param random the source of initial values and dropout
   * @return auxiliary logits count half
   */
  public static DilatedResNetSegmenter fcn(
      ResNetConfig resnet, ModelConfig config, RandomGenerator random) {
    return new DilatedResNetSegmenter(
        resnet, DilatedResNetSegmenter::fcnHead, TORCHVISION_AUXILIARY, config, random);
  }

  /**
   * DeepLabv3 (Rethinking Atrous Convolution for Semantic Image Segmentation, Chen et al., 2017) as
   * in torchvision: output stride 8, rates 12, 24 and 36.
   *
   * @param resnet with bottlenecks
   * @param config classes and channels
   * @param random the source of initial values and dropout
   * @return auxiliary logits count half
   */
  public static DilatedResNetSegmenter deepLabV3(
      ResNetConfig resnet, ModelConfig config, RandomGenerator random) {
    return new DilatedResNetSegmenter(
        resnet, DilatedResNetSegmenter::atrousHead, TORCHVISION_AUXILIARY, config, random);
  }

  /**
   * PSPNet (Pyramid Scene Parsing Network, Zhao et al., 2017). The stem is torchvision's ResNet's,
   * not the deep one of the authors' code, and interpolation aligns outer edges, not corners.
   *
   * @param resnet with bottlenecks
   * @param config classes and channels
   * @param random the source of initial values and dropout
   * @return auxiliary logits count 0.4 (section 3.3)
   */
  public static DilatedResNetSegmenter pspNet(
      ResNetConfig resnet, ModelConfig config, RandomGenerator random) {
    return new DilatedResNetSegmenter(
        resnet, DilatedResNetSegmenter::pyramidHead, PSP_AUXILIARY, config, random);
  }

  private static Sequential fcnHead(int in, ModelConfig config, RandomGenerator random) {
    return head(List.of(), in, in / 4, config, random);
  }

  private static Sequential pyramidHead(int in, ModelConfig config, RandomGenerator random) {
    Layer pooling = new PyramidPooling(in, random);
    return head(List.of(pooling), 2 * in, in / 4, config, random);
  }

  private static Sequential atrousHead(int in, ModelConfig config, RandomGenerator random) {
    int width = AtrousPyramidPooling.WIDTH;
    List<Layer> layers = new ArrayList<>();
    layers.add(new AtrousPyramidPooling(in, config.regularised() ? 0.5 : 0, random));
    layers.addAll(ConvBlock.layers(width, width, 3, 1, random));
    layers.add(ConvBlock.logits(width, config.classes(), random));
    return new Sequential(layers);
  }

  private static Sequential head(
      List<Layer> before, int in, int width, ModelConfig config, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>(before);
    layers.addAll(ConvBlock.layers(in, width, 3, 1, random));
    layers.add(new Dropout(config.regularised() ? DROP : 0, random));
    layers.add(ConvBlock.logits(width, config.classes(), random));
    return new Sequential(layers);
  }

  @Override
  public Value compose(Value x) {
    return backbone.stages(x).get(3).then(classifier).apply("resize", x, Maps::resizedLike);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> Maps.resizedLike(classifier.forward(backbone.stages(x).get(3)), x));
  }

  @Override
  public TrainingOutput forwardTraining(Tensor x) {
    return observed(
        () -> {
          List<Tensor> stages = backbone.stages(x);
          Tensor logits = Maps.resizedLike(classifier.forward(stages.get(3)), x);
          Tensor extra = Maps.resizedLike(auxiliary.forward(stages.get(2)), x);
          return new TrainingOutput(
              logits, List.of(new TrainingOutput.Auxiliary(extra, auxiliaryWeight)));
        },
        TrainingOutput::logits);
  }
}
