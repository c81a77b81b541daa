package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectedObjects;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.FeatureBatch;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.detection.ScoredBoxes;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.loss.BinaryCrossEntropy;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.tensor.Tensor;

/**
 * YOLOv3 (An Incremental Improvement, Redmon and Farhadi, 2018, arXiv:1804.02767): priors on three
 * maps of {@link Darknet53Backbone}, one prior to each object, squared errors of codes, and
 * cross-entropies of objectness and of each class. Parts: {@code backbone}, {@code heads}, finest
 * first.
 */
public final class YoloV3 extends NeuralDetector {
  private final Sequential heads;
  private final PriorConfig config;

  /**
   * Makes a detector.
   *
   * @param scale how deep and wide
   * @param classes labels including 0, which stands for what is no object and gets no logit
   * @param config pictures' sizes, priors of three maps, how it decides
   * @param random the source of the initial values
   */
  public YoloV3(YoloScale scale, int classes, PriorConfig config, RandomGenerator random) {
    super(new Darknet53Backbone(scale, random), config.letterbox(), classes, random);
    List<Integer> channels = backbone().channels();
    if (config.priors().size() != channels.size()) {
      throw new IllegalArgumentException(
          "yolo v3: priors of %d maps, expected %d"
              .formatted(config.priors().size(), channels.size()));
    }
    List<Layer> all = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      int hidden = 2 * channels.get(i);
      int out = config.priors().get(i).size() * (PriorPredictions.OTHERS + classes - 1);
      all.add(
          new Sequential(
              NormalisedConv.leaky(channels.get(i), hidden, 3, 1, random),
              new Conv2d(hidden, out, 1, Conv2dConfig.defaults(), random)));
    }
    heads = child("heads", new Sequential(all));
    this.config = config;
  }

  private PriorPredictions predictions(FeatureBatch batch, GridPriors priors) {
    List<Tensor> maps = new ArrayList<>();
    for (int i = 0; i < batch.maps().size(); i++) {
      maps.add(heads.layers().get(i).forward(batch.maps().get(i)));
    }
    return PriorPredictions.of(maps, classes() - 1, priors);
  }

  /** Sums over the batch, divided by the number of priors that learn an object. */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    GridPriors priors = GridPriors.of(batch.frame(), batch.mapSizes(), config.priors());
    PriorPredictions output = predictions(batch, priors);
    List<Assignment> assignments = output.assignments(priors, targets, config.ignored());
    MatchedPoints matched = MatchedPoints.of(assignments, targets);
    Tensor codes = priors.encode(matched.truths(), matched.within(priors.count()));
    Tensor objects = PriorPredictions.weights(assignments, 1, 0);
    float share = 1f / Math.max(1, matched.count());
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put(
        "box",
        Scale.scale(RegressionLoss.mse(matched.of(output.codes()), codes, Reduction.SUM), share));
    losses.put(
        "objectness",
        Scale.scale(
            BinaryCrossEntropy.bceWithLogits(
                output.objectness(),
                objects,
                PriorPredictions.weights(assignments, 1, 1),
                null,
                Reduction.SUM),
            share));
    losses.put(
        "classes",
        Scale.scale(
            BinaryCrossEntropy.bceWithLogits(
                matched.of(output.logits()),
                matched.classes(classes() - 1),
                null,
                null,
                Reduction.SUM),
            share));
    return losses;
  }

  /** The score is the probability of an object times that of the class. */
  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    GridPriors priors = GridPriors.of(batch.frame(), batch.mapSizes(), config.priors());
    PriorPredictions output = predictions(batch, priors);
    Tensor scores = Mul.mul(Sigmoid.sigmoid(output.logits()), Sigmoid.sigmoid(output.objectness()));
    return new ScoredBoxes(output.boxes(), scores).suppressed(batch.sizes(), config.decision());
  }
}
