package org.fovea.neural.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fovea.neural.loss.FocalLoss;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * The detector in one stage that learns by the focal loss (Focal Loss for Dense Object Detection,
 * Lin et al., 2017). Parts as in torchvision: {@code backbone}, {@code head}.
 */
public final class RetinaNet extends NeuralDetector {
  private static final BoxCoder CODER = BoxCoder.of(1, 1, 1, 1);
  private static final double ALPHA = 0.25;
  private static final double GAMMA = 2;

  private final RetinaNetHead classification;
  private final RetinaNetHead regression;
  private final RetinaNetConfig config;

  /**
   * Makes a detector.
   *
   * @param backbone makes the feature maps, all of as many channels
   * @param classes labels including 0, which stands for what is no object and gets a logit all the
   *     same, as in torchvision
   * @param config pictures' sizes, anchors, how it learns and decides
   * @param random the source of the initial values
   */
  public RetinaNet(
      DetectionBackbone backbone, int classes, RetinaNetConfig config, RandomGenerator random) {
    super(backbone, new GeneralizedRcnnTransform(config.transform()), classes, random);
    int channels = backbone.commonChannels();
    int anchors = config.anchors().commonPerPixel();
    classification = RetinaNetHead.classification(channels, anchors, classes, random);
    regression = RetinaNetHead.regression(channels, anchors, random);
    child("head", new NamedHeads(classification, regression));
    this.config = config;
  }

  /**
   * The head that scores classes.
   *
   * @return part of this network
   */
  public RetinaNetHead classification() {
    return classification;
  }

  /**
   * The head that moves anchors.
   *
   * @return part of this network
   */
  public RetinaNetHead regression() {
    return regression;
  }

  private Tensor anchors(FeatureBatch batch) {
    return config.anchors().anchors(batch.frame(), batch.mapSizes());
  }

  /** Means over the pictures; in each, the sums are divided by the number of anchors on objects. */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    Tensor logits = classification.forward(batch.maps());
    Tensor codes = regression.forward(batch.maps());
    Tensor anchors = anchors(batch);
    Tensor scored = Tensor.zeros();
    Tensor moved = Tensor.zeros();
    for (int n = 0; n < targets.size(); n++) {
      DetectionTarget target = targets.get(n);
      int[] matches = config.matcher().match(target.boxes(), anchors);
      int[] on = IntStream.range(0, matches.length).filter(i -> matches[i] >= 0).toArray();
      float share = 1f / (Math.max(1, on.length) * targets.size());
      Tensor focal = focal(PredictionMaps.ofPicture(logits, n), target.labels(), matches);
      scored = Add.add(scored, Scale.scale(focal, share));
      IntTensor chosen = IntTensor.of(on);
      Tensor wanted =
          CODER.encode(
              Gather.indexSelect(target.boxes(), 0, Matcher.of(matches, on)),
              Gather.indexSelect(anchors, 0, chosen));
      Tensor own = Gather.indexSelect(PredictionMaps.ofPicture(codes, n), 0, chosen);
      moved = Add.add(moved, Scale.scale(RegressionLoss.l1(own, wanted, Reduction.SUM), share));
    }
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put("classification", scored);
    losses.put("bbox_regression", moved);
    return losses;
  }

  /** Over all anchors but those that are neither on an object nor off all. */
  private static Tensor focal(Tensor logits, IntTensor labels, int[] matches) {
    int[] counted =
        IntStream.range(0, matches.length).filter(i -> matches[i] != Matcher.BETWEEN).toArray();
    int classes = logits.dim(1);
    Tensor truths = Tensor.zeros(counted.length, classes);
    for (int i = 0; i < counted.length; i++) {
      int match = matches[counted[i]];
      if (match >= 0) {
        truths.data()[i * classes + labels.data()[match]] = 1;
      }
    }
    Tensor own = Gather.indexSelect(logits, 0, IntTensor.of(counted));
    return FocalLoss.sigmoidFocal(own, truths, ALPHA, GAMMA, Reduction.SUM);
  }

  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    List<Integer> counts = PredictionMaps.counts(batch.mapSizes(), config.anchors().perPixel());
    return new DenseDetections(
            Sigmoid.sigmoid(classification.forward(batch.maps())),
            regression.forward(batch.maps()),
            anchors(batch),
            counts,
            CODER::decode)
        .find(batch.sizes(), config.decision());
  }
}
