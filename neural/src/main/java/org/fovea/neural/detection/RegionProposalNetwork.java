package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Module;
import org.fovea.neural.loss.BinaryCrossEntropy;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Proposes regions that may hold an object of any class (Faster R-CNN, Ren et al., 2015, section
 * 3.1). Parts: {@code head}.
 */
public final class RegionProposalNetwork extends Module {
  /** Where the parabola of the box loss ends. */
  static final float BETA = 1f / 9;

  /** Proposals with a smaller side, in pixels, are dropped. */
  private static final double MIN_SIZE = 1e-3;

  private static final BoxCoder CODER = BoxCoder.of(1, 1, 1, 1);

  private final AnchorGenerator generator;
  private final RpnHead head;
  private final RpnConfig config;
  private final RandomGenerator random;

  /**
   * What the network says of a batch.
   *
   * @param objectness logits, {@code [N, A]} for A anchors
   * @param deltas {@code [N, A, 4]}
   * @param anchors {@code [A, 4]}, the same for all pictures
   * @param counts anchors on each feature map
   */
  public record Predictions(
      Tensor objectness, Tensor deltas, Tensor anchors, List<Integer> counts) {}

  /**
   * Makes a network.
   *
   * @param generator makes the anchors, of all feature maps as many per pixel
   * @param head predicts; becomes part of this network
   * @param config how it learns and proposes
   * @param random draws which anchors the losses look at
   */
  public RegionProposalNetwork(
      AnchorGenerator generator, RpnHead head, RpnConfig config, RandomGenerator random) {
    this.generator = generator;
    this.head = child("head", head);
    this.config = config;
    this.random = random;
  }

  /**
   * The head.
   *
   * @return as given
   */
  public RpnHead head() {
    return head;
  }

  /**
   * Predicts for all anchors.
   *
   * @param batch the pictures' feature maps
   * @return the predictions
   */
  public Predictions predict(FeatureBatch batch) {
    RpnHead.Output output = head.forward(batch.maps());
    Tensor objectness = PredictionMaps.flattened(output.objectness(), 1);
    return new Predictions(
        Reshape.reshape(objectness, objectness.dim(0), -1),
        PredictionMaps.flattened(output.deltas(), 4),
        generator.anchors(batch.frame(), batch.mapSizes()),
        PredictionMaps.counts(batch.mapSizes(), generator.perPixel()));
  }

  /**
   * Proposes regions. Carries no gradient.
   *
   * @param predictions for all anchors
   * @param sizes the extents of each picture within its frame
   * @param inTraining which of the configuration's numbers of proposals to keep
   * @return for each picture {@code [K, 4]}, surest first
   */
  public List<Tensor> propose(Predictions predictions, List<Size> sizes, boolean inTraining) {
    ProposalCounts kept = inTraining ? config.training() : config.testing();
    List<Tensor> proposals = new ArrayList<>();
    for (int n = 0; n < sizes.size(); n++) {
      proposals.add(propose(predictions, n, sizes.get(n), kept));
    }
    return proposals;
  }

  private Tensor propose(Predictions predictions, int picture, Size size, ProposalCounts kept) {
    Tensor objectness = PredictionMaps.ofPicture(predictions.objectness.detach(), picture);
    Tensor deltas = PredictionMaps.ofPicture(predictions.deltas.detach(), picture);
    Candidates candidates = new Candidates();
    int from = 0;
    for (int level = 0; level < predictions.counts.size(); level++) {
      int to = from + predictions.counts.get(level);
      IntTensor best =
          IntTensor.of(
              Candidates.best(
                  objectness.data(), from, to, Double.NEGATIVE_INFINITY, kept.beforeNms()));
      Tensor boxes =
          Boxes.clipToImage(
              CODER.decode(
                  Gather.indexSelect(deltas, 0, best),
                  Gather.indexSelect(predictions.anchors, 0, best)),
              size);
      Tensor scores = Sigmoid.sigmoid(Gather.indexSelect(objectness, 0, best));
      for (int i : Boxes.largeEnough(boxes, MIN_SIZE).data()) {
        if (scores.data()[i] >= (float) config.minScore()) {
          candidates.add(boxes, i, level, scores.data()[i]);
        }
      }
      from = to;
    }
    return candidates.suppressed(config.nmsIou(), kept.afterNms()).boxes();
  }

  /**
   * The losses of a batch: cross-entropy of the sampled anchors' objectness, and the smooth L1 loss
   * of how to move those on objects (equation 1).
   *
   * @param predictions for all anchors
   * @param targets what is in each picture
   * @return {@code loss_objectness} and {@code loss_rpn_box_reg}
   */
  public Map<String, Tensor> losses(Predictions predictions, List<DetectionTarget> targets) {
    Tensor anchors = predictions.anchors;
    List<Tensor> objectness = new ArrayList<>();
    List<Tensor> labels = new ArrayList<>();
    List<Tensor> deltas = new ArrayList<>();
    List<Tensor> wanted = new ArrayList<>();
    for (int n = 0; n < targets.size(); n++) {
      Tensor boxes = targets.get(n).boxes();
      int[] matches = config.matcher().match(boxes, anchors);
      int[] signs = Arrays.stream(matches).map(RegionProposalNetwork::sign).toArray();
      BalancedSampler.Sample sample = config.sampler().sample(signs, random);
      Tensor logits = PredictionMaps.ofPicture(predictions.objectness, n);
      objectness.add(Gather.indexSelect(logits, 0, IntTensor.of(sample.all())));
      labels.add(labels(sample.all(), signs));
      IntTensor positives = IntTensor.of(sample.positives());
      IntTensor truths = Matcher.of(matches, sample.positives());
      Tensor own = PredictionMaps.ofPicture(predictions.deltas, n);
      deltas.add(Gather.indexSelect(own, 0, positives));
      wanted.add(
          CODER.encode(
              Gather.indexSelect(boxes, 0, truths), Gather.indexSelect(anchors, 0, positives)));
    }
    Tensor sampled = Concat.cat(objectness, 0);
    Tensor moved =
        RegressionLoss.smoothL1(Concat.cat(deltas, 0), Concat.cat(wanted, 0), BETA, Reduction.SUM);
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put(
        "loss_objectness",
        BinaryCrossEntropy.bceWithLogits(
            sampled, Concat.cat(labels, 0), null, null, Reduction.MEAN));
    losses.put("loss_rpn_box_reg", Scale.scale(moved, 1f / sampled.numel()));
    return losses;
  }

  /** 1 on an object, 0 off all, -1 for neither. */
  private static int sign(int match) {
    return match >= 0 ? 1 : match == Matcher.BELOW_LOW ? 0 : -1;
  }

  private static Tensor labels(int[] sampled, int[] signs) {
    Tensor labels = Tensor.zeros(sampled.length);
    for (int i = 0; i < sampled.length; i++) {
      labels.data()[i] = signs[sampled[i]];
    }
    return labels;
  }
}
