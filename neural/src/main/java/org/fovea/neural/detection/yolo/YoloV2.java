package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.Boxes;
import org.fovea.neural.detection.DetectedObjects;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.FeatureBatch;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.ScoredBoxes;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.op.Square;
import org.fovea.neural.op.Sub;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * YOLOv2 (YOLO9000, Redmon and Farhadi, 2016, arXiv:1612.08242): priors on the one map of {@link
 * Darknet19Backbone}. As the paper leaves the losses to its predecessor, codes and objectness,
 * which is to tell the overlap, have squared errors with that one's weights, 5 for codes and 0.5
 * where there is no object; classes exclude each other. Parts: {@code backbone}, {@code head}.
 */
public final class YoloV2 extends NeuralDetector {
  private final Conv2d head;
  private final PriorConfig config;

  /**
   * Makes a detector.
   *
   * @param scale how wide
   * @param classes labels including 0, which stands for what is no object and gets no logit
   * @param config pictures' sizes, priors of one map, how it decides
   * @param random the source of the initial values
   */
  public YoloV2(YoloScale scale, int classes, PriorConfig config, RandomGenerator random) {
    super(new Darknet19Backbone(scale, random), config.letterbox(), classes, random);
    if (config.priors().size() != 1) {
      throw new IllegalArgumentException(
          "yolo v2: priors of %d maps, expected 1".formatted(config.priors().size()));
    }
    int out = config.priors().get(0).size() * (PriorPredictions.OTHERS + classes - 1);
    int in = backbone().channels().get(0);
    head = child("head", new Conv2d(in, out, 1, Conv2dConfig.defaults(), random));
    this.config = config;
  }

  private PriorPredictions predictions(FeatureBatch batch, GridPriors priors) {
    List<Tensor> maps = List.of(head.forward(batch.maps().get(0)));
    return PriorPredictions.of(maps, classes() - 1, priors);
  }

  /** Sums over the batch, divided by the number of priors that learn an object. */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    GridPriors priors = GridPriors.of(batch.frame(), batch.mapSizes(), config.priors());
    PriorPredictions output = predictions(batch, priors);
    List<Assignment> assignments = new ArrayList<>();
    List<Assignment> matches = output.assignments(priors, targets, config.ignored());
    for (int n = 0; n < targets.size(); n++) {
      Tensor own = Narrow.select(output.boxes().detach(), 0, n);
      assignments.add(withOverlaps(matches.get(n), targets.get(n).boxes(), own));
    }
    MatchedPoints matched = MatchedPoints.of(assignments, targets);
    Tensor codes = priors.encode(matched.truths(), matched.within(priors.count()));
    Tensor wanted = Tensor.zeros(output.objectness().shape().toArray());
    for (int i = 0; i < matched.count(); i++) {
      wanted.data()[matched.rows().data()[i]] = matched.quality().data()[i];
    }
    Tensor errors = Square.square(Sub.sub(Sigmoid.sigmoid(output.objectness()), wanted));
    Tensor weights = PriorPredictions.weights(assignments, 1, YoloV1.NO_OBJECT_WEIGHT);
    float share = 1f / Math.max(1, matched.count());
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put(
        "box",
        Scale.scale(
            RegressionLoss.mse(matched.of(output.codes()), codes, Reduction.SUM),
            share * YoloV1.BOX_WEIGHT));
    losses.put("objectness", Scale.scale(Sum.sum(Mul.mul(errors, weights)), share));
    int[] labels = Arrays.stream(matched.labels().data()).map(label -> label - 1).toArray();
    losses.put(
        "classes",
        Scale.scale(
            CrossEntropy.crossEntropy(
                matched.of(output.logits()),
                IntTensor.of(labels),
                CrossEntropyConfig.defaults().withReduction(Reduction.SUM)),
            share));
    return losses;
  }

  /** With the overlap of each prediction and its object as the quality. */
  private static Assignment withOverlaps(Assignment assignment, Tensor truths, Tensor boxes) {
    float[] overlaps = Boxes.iou(truths, boxes).data();
    int count = boxes.dim(0);
    Tensor quality = Tensor.zeros(count);
    for (int a : assignment.matched()) {
      quality.data()[a] = overlaps[assignment.matches().data()[a] * count + a];
    }
    return new Assignment(assignment.matches(), quality);
  }

  /** The score is the objectness times the probability of the class. */
  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    GridPriors priors = GridPriors.of(batch.frame(), batch.mapSizes(), config.priors());
    PriorPredictions output = predictions(batch, priors);
    Tensor scores =
        Mul.mul(Softmax.softmax(output.logits(), 2), Sigmoid.sigmoid(output.objectness()));
    return new ScoredBoxes(output.boxes(), scores).suppressed(batch.sizes(), config.decision());
  }
}
