package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fovea.neural.loss.BinaryCrossEntropy;
import org.fovea.neural.loss.BoxLoss;
import org.fovea.neural.loss.FocalLoss;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.op.Sqrt;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * The detector in one stage without anchors: every pixel says how far the edges of the object are
 * that it lies in (FCOS: Fully Convolutional One-Stage Object Detection, Tian et al., 2019). As in
 * torchvision, with centre sampling and the generalised IoU as the box loss. Parts as there: {@code
 * backbone}, {@code head}.
 */
public final class Fcos extends NeuralDetector {
  private static final BoxLinearCoder CODER = new BoxLinearCoder(true);
  private static final double ALPHA = 0.25;
  private static final double GAMMA = 2;

  private final FcosHead head;
  private final FcosConfig config;

  /**
   * Makes a detector.
   *
   * @param backbone makes the feature maps, all of as many channels
   * @param classes labels including 0, which stands for what is no object and gets a logit all the
   *     same, as in torchvision
   * @param config pictures' sizes, how it learns and decides
   * @param random the source of the initial values
   */
  public Fcos(DetectionBackbone backbone, int classes, FcosConfig config, RandomGenerator random) {
    super(backbone, new GeneralizedRcnnTransform(config.transform()), classes, random);
    head = child("head", new FcosHead(backbone.commonChannels(), classes, random));
    this.config = config;
  }

  /**
   * The head.
   *
   * @return part of this network
   */
  public FcosHead head() {
    return head;
  }

  private Tensor anchors(FeatureBatch batch) {
    return config.anchors().anchors(batch.frame(), batch.mapSizes());
  }

  private List<Integer> counts(FeatureBatch batch) {
    return PredictionMaps.counts(batch.mapSizes(), config.anchors().perPixel());
  }

  /** Sums over the batch, divided by the number of pixels that learn of an object. */
  @Override
  protected Map<String, Tensor> losses(FeatureBatch batch, List<DetectionTarget> targets) {
    FcosHead.Output output = head.forward(batch.maps());
    Tensor anchors = anchors(batch);
    Tensor classes = Tensor.zeros(output.logits().shape().toArray());
    List<Tensor> distances = new ArrayList<>();
    List<Tensor> centreness = new ArrayList<>();
    List<Tensor> squares = new ArrayList<>();
    List<Tensor> truths = new ArrayList<>();
    FcosMatcher matcher = new FcosMatcher(config.radius());
    for (int n = 0; n < targets.size(); n++) {
      DetectionTarget target = targets.get(n);
      int[] matches = matcher.match(target.boxes(), anchors, counts(batch)).data();
      int[] on = IntStream.range(0, matches.length).filter(i -> matches[i] >= 0).toArray();
      for (int i : on) {
        int row = n * anchors.dim(0) + i;
        classes.data()[row * classes() + target.labels().data()[matches[i]]] = 1;
      }
      IntTensor chosen = IntTensor.of(on);
      distances.add(Gather.indexSelect(PredictionMaps.ofPicture(output.distances(), n), 0, chosen));
      centreness.add(
          Gather.indexSelect(PredictionMaps.ofPicture(output.centreness(), n), 0, chosen));
      squares.add(Gather.indexSelect(anchors, 0, chosen));
      truths.add(Gather.indexSelect(target.boxes(), 0, Matcher.of(matches, on)));
    }
    Tensor learning = Concat.cat(squares, 0);
    Tensor wanted = Concat.cat(truths, 0);
    Tensor boxes = CODER.decode(Concat.cat(distances, 0), learning);
    Tensor near = Reshape.reshape(Concat.cat(centreness, 0), learning.dim(0));
    float share = 1f / Math.max(1, learning.dim(0));
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put(
        "classification",
        Scale.scale(
            FocalLoss.sigmoidFocal(output.logits(), classes, ALPHA, GAMMA, Reduction.SUM), share));
    losses.put("bbox_regression", Scale.scale(BoxLoss.giou(boxes, wanted, Reduction.SUM), share));
    losses.put(
        "bbox_ctrness",
        Scale.scale(
            BinaryCrossEntropy.bceWithLogits(
                near, centreness(learning, wanted), null, null, Reduction.SUM),
            share));
    return losses;
  }

  /** How near pixels are to their objects' centres (equation 3): 1 there, 0 at the edges. */
  private static Tensor centreness(Tensor squares, Tensor truths) {
    float[] edges = CODER.encode(squares, truths).data();
    Tensor near = Tensor.zeros(squares.dim(0));
    for (int i = 0; i < near.numel(); i++) {
      double horizontal = share(edges[4 * i], edges[4 * i + 2]);
      double vertical = share(edges[4 * i + 1], edges[4 * i + 3]);
      near.data()[i] = (float) Math.sqrt(horizontal * vertical);
    }
    return near;
  }

  private static double share(double a, double b) {
    return Math.min(a, b) / Math.max(a, b);
  }

  /** The score is the geometric mean of the class's probability and the centreness. */
  @Override
  protected List<DetectedObjects> detect(FeatureBatch batch) {
    FcosHead.Output output = head.forward(batch.maps());
    Tensor scores =
        Sqrt.sqrt(Mul.mul(Sigmoid.sigmoid(output.logits()), Sigmoid.sigmoid(output.centreness())));
    return new DenseDetections(
            scores, output.distances(), anchors(batch), counts(batch), CODER::decode)
        .find(batch.sizes(), config.decision());
  }
}
