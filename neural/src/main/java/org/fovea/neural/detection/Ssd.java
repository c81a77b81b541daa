package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Permute;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * The detector in one stage with default boxes on maps of several scales (SSD: Single Shot MultiBox
 * Detector, Liu et al., 2016). Parts as in torchvision: {@code backbone}, {@code head}.
 */
public final class Ssd extends NeuralDetector {
  private static final BoxCoder CODER = BoxCoder.of(10, 10, 5, 5);

  private final DefaultBoxGenerator generator;
  private final SsdHead classification;
  private final SsdHead regression;
  private final SsdConfig config;

  /**
   * Makes a detector.
   *
   * @param backbone makes the feature maps, as many as there are lists of default boxes
   * @param classes labels including 0, which stands for what is no object
   * @param config pictures' size, default boxes, how it learns and decides
   * @param random the source of the initial values
   * @throws IllegalArgumentException when the numbers of maps differ
   */
  public Ssd(DetectionBackbone backbone, int classes, SsdConfig config, RandomGenerator random) {
    super(backbone, new GeneralizedRcnnTransform(config.transform()), classes, random);
    generator = new DefaultBoxGenerator(config.boxes());
    List<Integer> boxes = generator.perPixel();
    List<Integer> channels = backbone.channels();
    if (boxes.size() != channels.size()) {
      throw new IllegalArgumentException(
          "ssd: default boxes for %d feature maps, expected %d"
              .formatted(boxes.size(), channels.size()));
    }
    classification = new SsdHead(channels, boxes, classes, random);
    regression = new SsdHead(channels, boxes, 4, random);
    child("head", new NamedHeads(classification, regression));
    this.config = config;
  }

  /**
   * SSD300 on VGG-16.
   *
   * @param classes labels including 0, which stands for what is no object
   * @param config pictures' size, default boxes, how it learns and decides
   * @param random the source of the initial values
   * @return the detector, in training mode
   */
  public static Ssd ssd300(int classes, SsdConfig config, RandomGenerator random) {
    return new Ssd(new SsdVggBackbone(random), classes, config, random);
  }

  /**
   * The head that scores classes.
   *
   * @return part of this network
   */
  public SsdHead classification() {
    return classification;
  }

  /**
   * The head that moves default boxes.
   *
   * @return part of this network
   */
  public SsdHead regression() {
    return regression;
  }

  private Tensor boxes(FeatureBatch batch) {
    return generator.boxes(batch.frame(), batch.mapSizes());
  }

  /**
   * Sums over the boxes on objects and the hardest of the others, divided by the number of boxes on
   * objects (equations 1 to 3).
   */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    Tensor logits = classification.forward(batch.maps());
    Tensor codes = regression.forward(batch.maps());
    Tensor boxes = boxes(batch);
    int count = boxes.dim(0);
    int[] labels = new int[targets.size() * count];
    List<Tensor> moved = new ArrayList<>();
    List<Tensor> wanted = new ArrayList<>();
    for (int n = 0; n < targets.size(); n++) {
      DetectionTarget target = targets.get(n);
      int[] matches = match(target.boxes(), boxes);
      int[] on = IntStream.range(0, count).filter(i -> matches[i] >= 0).toArray();
      for (int i : on) {
        labels[n * count + i] = target.labels().data()[matches[i]];
      }
      IntTensor chosen = IntTensor.of(on);
      moved.add(Gather.indexSelect(PredictionMaps.ofPicture(codes, n), 0, chosen));
      wanted.add(
          CODER.encode(
              Gather.indexSelect(target.boxes(), 0, Matcher.of(matches, on)),
              Gather.indexSelect(boxes, 0, chosen)));
    }
    Tensor truths = Concat.cat(wanted, 0);
    float share = 1f / Math.max(1, truths.dim(0));
    Tensor shift = RegressionLoss.smoothL1(Concat.cat(moved, 0), truths, 1, Reduction.SUM);
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put("bbox_regression", Scale.scale(shift, share));
    losses.put("classification", Scale.scale(classLoss(logits, labels, count), share));
    return losses;
  }

  private int[] match(Tensor truths, Tensor boxes) {
    return truths.dim(0) == 0
        ? Matcher.allBelow(boxes.dim(0))
        : config.matcher().match(Boxes.iou(truths, boxes)).data();
  }

  private Tensor classLoss(Tensor logits, int[] labels, int perPicture) {
    Tensor all =
        CrossEntropy.crossEntropy(
            Reshape.reshape(logits, labels.length, classes()),
            IntTensor.of(labels),
            CrossEntropyConfig.defaults().withReduction(Reduction.NONE));
    IntStream counted = IntStream.range(0, labels.length).filter(i -> labels[i] > 0);
    for (int from = 0; from < labels.length; from += perPicture) {
      counted =
          IntStream.concat(
              counted, Arrays.stream(hardest(all.data(), labels, from, from + perPicture)));
    }
    return Sum.sum(Gather.indexSelect(all, 0, IntTensor.of(counted.toArray())));
  }

  /** Of the boxes of a picture that are on nothing those with the greatest losses. */
  private int[] hardest(float[] losses, int[] labels, int from, int to) {
    float[] negative = losses.clone();
    int positives = 0;
    for (int i = from; i < to; i++) {
      if (labels[i] > 0) {
        negative[i] = Float.NEGATIVE_INFINITY;
        positives++;
      }
    }
    int limit = (int) Math.ceil(config.negatives() * positives);
    return Candidates.best(negative, from, to, Double.NEGATIVE_INFINITY, limit);
  }

  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    Tensor scores = Softmax.softmax(classification.forward(batch.maps()), 2);
    Tensor codes = regression.forward(batch.maps());
    Tensor boxes = boxes(batch);
    List<DetectedObjects> found = new ArrayList<>();
    for (int n = 0; n < batch.sizes().size(); n++) {
      Tensor own =
          Boxes.clipToImage(
              CODER.decode(PredictionMaps.ofPicture(codes, n), boxes), batch.sizes().get(n));
      Tensor byClass = Permute.transpose(PredictionMaps.ofPicture(scores, n), 0, 1);
      found.add(detect(own, byClass));
    }
    return found;
  }

  /** Of boxes {@code [A, 4]} by their scores {@code [classes, A]}. */
  private DetectedObjects detect(Tensor boxes, Tensor scores) {
    DecisionConfig decision = config.decision();
    int count = boxes.dim(0);
    Candidates candidates = new Candidates();
    for (int label = 1; label < classes(); label++) {
      int from = label * count;
      for (int i :
          Candidates.best(
              scores.data(), from, from + count, decision.minScore(), decision.candidates())) {
        candidates.add(boxes, i - from, label, scores.data()[i]);
      }
    }
    return candidates.suppressed(decision);
  }
}
