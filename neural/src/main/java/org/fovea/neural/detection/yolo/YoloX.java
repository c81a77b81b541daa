package org.fovea.neural.detection.yolo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectedObjects;
import org.fovea.neural.detection.DetectionBackbone;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.FeatureBatch;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.ScoredBoxes;
import org.fovea.neural.loss.BinaryCrossEntropy;
import org.fovea.neural.loss.BoxLoss;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.op.Sqrt;
import org.fovea.neural.op.Square;
import org.fovea.neural.op.Sub;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/**
 * YOLOX (Exceeding YOLO Series in 2021, Ge et al., arXiv:2107.08430): no anchors, a decoupled head,
 * and objects assigned to predictions by {@link SimOta}. Parts and parameters are named as in the
 * reference implementation, whose networks take pictures in the order blue, green, red and in
 * 0..255, this one red, green, blue in 0..1. The loss of boxes is {@code 1 - IoU^2} as there.
 */
public final class YoloX extends NeuralDetector {
  private static final int HEAD_CHANNELS = 256;

  private final DecoupledHead head;
  private final YoloXConfig config;

  /**
   * Makes a detector.
   *
   * @param backbone makes the feature maps, whose extents divide the pictures' by whole numbers
   * @param scale of the head
   * @param classes labels including 0, which stands for what is no object and gets no logit
   * @param config pictures' sizes, how it learns and decides
   * @param random the source of the initial values
   */
  public YoloX(
      DetectionBackbone backbone,
      YoloScale scale,
      int classes,
      YoloXConfig config,
      RandomGenerator random) {
    super(backbone, config.letterbox(), classes, random);
    int hidden = scale.channels(HEAD_CHANNELS);
    head =
        child(
            "head",
            new DecoupledHead(backbone.channels(), hidden, classes - 1, true, scale, random));
    this.config = config;
  }

  /**
   * The network of the paper.
   *
   * @param scale how deep and wide
   * @param classes labels including 0, which stands for what is no object and gets no logit
   * @param config pictures' sizes, how it learns and decides
   * @param random the source of the initial values
   * @return the detector
   */
  public static YoloX of(YoloScale scale, int classes, YoloXConfig config, RandomGenerator random) {
    return new YoloX(new PanBackbone(scale, false, random), scale, classes, config, random);
  }

  /** Sums over the batch, divided by the number of predictions that learn an object. */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    AnchorPoints points = AnchorPoints.of(batch.frame(), batch.mapSizes());
    DecoupledHead.Output output = head.forward(batch.maps());
    Tensor boxes = points.decode(output.codes());
    MatchedPoints matched =
        Autograd.noGrad(
            () ->
                MatchedPoints.of(
                    config.assigner(), points, boxes, Sqrt.sqrt(scores(output)), targets));
    Tensor objectness = Objects.requireNonNull(output.objectness());
    Tensor objects = Tensor.zeros(objectness.shape().toArray());
    for (int row : matched.rows().data()) {
      objects.data()[row] = 1;
    }
    float share = 1f / Math.max(1, matched.count());
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put(
        "box",
        Scale.scale(boxLoss(matched.of(boxes), matched), share * (float) config.boxWeight()));
    losses.put("objectness", Scale.scale(crossEntropy(objectness, objects), share));
    losses.put(
        "classes",
        Scale.scale(
            crossEntropy(matched.of(output.logits()), matched.classes(classes() - 1)), share));
    if (config.withL1()) {
      Tensor codes = points.encode(matched.truths(), matched.within(points.count()));
      losses.put(
          "l1",
          Scale.scale(RegressionLoss.l1(matched.of(output.codes()), codes, Reduction.SUM), share));
    }
    return losses;
  }

  private static Tensor boxLoss(Tensor boxes, MatchedPoints matched) {
    Tensor missing = BoxLoss.iou(boxes, matched.truths(), Reduction.NONE);
    return Sum.sum(Sub.sub(Scale.scale(missing, 2), Square.square(missing)));
  }

  private static Tensor crossEntropy(Tensor logits, Tensor wanted) {
    return BinaryCrossEntropy.bceWithLogits(logits, wanted, null, null, Reduction.SUM);
  }

  private static Tensor scores(DecoupledHead.Output output) {
    Tensor objectness = Objects.requireNonNull(output.objectness());
    return Mul.mul(Sigmoid.sigmoid(output.logits()), Sigmoid.sigmoid(objectness));
  }

  /** The score is the probability of an object times that of the class. */
  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    DecoupledHead.Output output = head.forward(batch.maps());
    Tensor boxes = AnchorPoints.of(batch.frame(), batch.mapSizes()).decode(output.codes());
    return new ScoredBoxes(boxes, scores(output)).suppressed(batch.sizes(), config.decision());
  }
}
