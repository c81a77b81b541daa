package org.fovea.neural.detection.yolo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;

/**
 * A detector that needs no suppression: two heads learn together, one of many predictions to each
 * object and one of a single prediction, by the same measure of alignment; only the latter finds
 * objects (the consistent dual assignments of YOLOv10, Wang et al., 2024, arXiv:2405.14458, section
 * 3.1). The measure and the classes' soft targets are those of TOOD (Feng et al., 2021,
 * arXiv:2108.07755); boxes are told directly, not by distributions, as {@link AnchorPoints} says,
 * so that a point beside a small object can learn it, too. The backbone's last stage ends with
 * partial self-attention.
 *
 * <p>Parts: {@code backbone}, {@code many}, {@code one}, and the buffer {@code steps}, which counts
 * steps of training for the {@link LossBalance}.
 */
public final class DualAssignmentYolo extends NeuralDetector {
  private static final int HEAD_CHANNELS = 256;

  private final DecoupledHead many;
  private final DecoupledHead one;
  private final Tensor steps;
  private final DualAssignmentConfig config;

  /**
   * Makes a detector.
   *
   * @param backbone makes the feature maps, whose extents divide the pictures' by whole numbers
   * @param scale of the heads
   * @param classes labels including 0, which stands for what is no object and gets no logit
   * @param config pictures' sizes, how it learns and decides
   * @param random the source of the initial values
   */
  public DualAssignmentYolo(
      DetectionBackbone backbone,
      YoloScale scale,
      int classes,
      DualAssignmentConfig config,
      RandomGenerator random) {
    super(backbone, config.letterbox(), classes, random);
    many = child("many", head(backbone, scale, classes, random));
    one = child("one", head(backbone, scale, classes, random));
    steps = buffer("steps", Tensor.zeros());
    this.config = config;
  }

  private static DecoupledHead head(
      DetectionBackbone backbone, YoloScale scale, int classes, RandomGenerator random) {
    int hidden = scale.channels(HEAD_CHANNELS);
    return new DecoupledHead(backbone.channels(), hidden, classes - 1, false, scale, random);
  }

  /**
   * A detector on {@link PanBackbone} with attention.
   *
   * @param scale how deep and wide
   * @param classes labels including 0, which stands for what is no object and gets no logit
   * @param config pictures' sizes, how it learns and decides
   * @param random the source of the initial values
   * @return the detector
   */
  public static DualAssignmentYolo of(
      YoloScale scale, int classes, DualAssignmentConfig config, RandomGenerator random) {
    PanBackbone backbone = new PanBackbone(scale, true, random);
    return new DualAssignmentYolo(backbone, scale, classes, config, random);
  }

  /** Sums over the batch, divided by the sum of the qualities that predictions are to have. */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    AnchorPoints points = AnchorPoints.of(batch.frame(), batch.mapSizes());
    double share = config.balance().many(steps.item());
    if (isTraining()) {
      steps.data()[0]++;
    }
    Map<String, Tensor> losses = new LinkedHashMap<>();
    add(losses, "many_", share, many.forward(batch.maps()), config.oneToMany(), points, targets);
    add(losses, "one_", 1 - share, one.forward(batch.maps()), config.oneToOne(), points, targets);
    return losses;
  }

  private void add(
      Map<String, Tensor> losses,
      String prefix,
      double share,
      DecoupledHead.Output output,
      TaskAligned assigner,
      AnchorPoints points,
      List<DetectionTarget> targets) {
    Tensor boxes = points.decode(output.codes());
    MatchedPoints matched =
        Autograd.noGrad(
            () ->
                MatchedPoints.of(
                    assigner, points, boxes, Sigmoid.sigmoid(output.logits()), targets));
    Tensor classes = Tensor.zeros(output.logits().shape().toArray());
    for (int i = 0; i < matched.count(); i++) {
      int at = matched.rows().data()[i] * classes.dim(2) + matched.labels().data()[i] - 1;
      classes.data()[at] = matched.quality().data()[i];
    }
    float unit = (float) (share / Math.max(1, Sum.sum(matched.quality()).item()));
    Tensor apart =
        Mul.mul(
            BoxLoss.ciou(matched.of(boxes), matched.truths(), Reduction.NONE), matched.quality());
    losses.put(prefix + "box", Scale.scale(Sum.sum(apart), unit * (float) config.boxWeight()));
    losses.put(
        prefix + "classes",
        Scale.scale(
            BinaryCrossEntropy.bceWithLogits(output.logits(), classes, null, null, Reduction.SUM),
            unit));
  }

  /** The score is the probability of the class. */
  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    DecoupledHead.Output output = one.forward(batch.maps());
    Tensor boxes = AnchorPoints.of(batch.frame(), batch.mapSizes()).decode(output.codes());
    return new ScoredBoxes(boxes, Sigmoid.sigmoid(output.logits()))
        .best(batch.sizes(), config.minScore(), config.maxDetections());
  }
}
