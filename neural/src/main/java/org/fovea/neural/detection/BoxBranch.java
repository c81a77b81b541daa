package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.loss.RegressionLoss;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Softmax;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Says what regions show and where exactly it is (Fast R-CNN, Girshick, 2015). Parts: {@code
 * box_head}, {@code box_predictor}.
 */
public final class BoxBranch extends Module {
  /** Rows and columns that regions are cut to. */
  public static final int SIDE = 7;

  /** Detections with a smaller side, in pixels, are dropped. */
  private static final double MIN_SIZE = 1e-2;

  private final Layer head;
  private final FastRcnnPredictor predictor;

  /**
   * Makes a branch of given parts.
   *
   * @param head describes regions {@code [K, C, 7, 7]} by {@code [K, width]}
   * @param predictor says what they are
   */
  public BoxBranch(Layer head, FastRcnnPredictor predictor) {
    this.head = child("box_head", head);
    this.predictor = child("box_predictor", predictor);
  }

  /**
   * Makes a branch with {@link TwoMlpHead}.
   *
   * @param channels of the feature maps
   * @param width of the fully connected layers, 1024 in torchvision
   * @param classes including 0, which stands for what is no object
   * @param random the source of the initial values
   */
  public BoxBranch(int channels, int width, int classes, RandomGenerator random) {
    this(
        new TwoMlpHead(channels * SIDE * SIDE, width, random),
        new FastRcnnPredictor(width, classes, random));
  }

  /**
   * Describes regions.
   *
   * @param batch the pictures' feature maps
   * @param levels how many of the maps to cut from
   * @param boxes for each picture {@code [K, 4]}
   * @return {@code [sum of K, width]}
   */
  public Tensor describe(FeatureBatch batch, int levels, List<Tensor> boxes) {
    return head.forward(batch.pool(boxes, levels, SIDE));
  }

  /**
   * Says what described regions are.
   *
   * @param described {@code [sum of K, width]}
   * @return the predictions
   */
  public FastRcnnPredictor.Output predict(Tensor described) {
    return predictor.forward(described);
  }

  /** Cross-entropy of the classes, and the smooth L1 loss of how to move regions on an object. */
  static Map<String, Tensor> losses(
      FastRcnnPredictor.Output output,
      List<RegionSample> samples,
      List<DetectionTarget> targets,
      BoxCoder coder) {
    int[] labels = samples.stream().flatMapToInt(s -> IntStream.of(s.labels().data())).toArray();
    int[] positives = IntStream.range(0, labels.length).filter(i -> labels[i] > 0).toArray();
    int classes = output.logits().dim(1);
    // Of each positive region the deltas of its class.
    int[] rows = IntStream.of(positives).map(i -> i * classes + labels[i]).toArray();
    Tensor deltas =
        Gather.indexSelect(Reshape.reshape(output.deltas(), -1, 4), 0, IntTensor.of(rows));
    List<Tensor> wanted = new ArrayList<>();
    for (int n = 0; n < samples.size(); n++) {
      RegionSample own = samples.get(n).positives();
      Tensor truths = Gather.indexSelect(targets.get(n).boxes(), 0, own.matches());
      wanted.add(coder.encode(truths, own.boxes()));
    }
    Tensor moved =
        RegressionLoss.smoothL1(
            deltas, Concat.cat(wanted, 0), RegionProposalNetwork.BETA, Reduction.SUM);
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put("loss_classifier", CrossEntropy.crossEntropy(output.logits(), IntTensor.of(labels)));
    losses.put("loss_box_reg", Scale.scale(moved, 1f / labels.length));
    return losses;
  }

  /** The detections of each picture. */
  static List<DetectedObjects> detect(
      FastRcnnPredictor.Output output,
      List<Tensor> proposals,
      List<Size> sizes,
      RoiHeadsConfig config) {
    Tensor scores = Softmax.softmax(output.logits(), 1);
    List<DetectedObjects> detections = new ArrayList<>();
    int from = 0;
    for (int n = 0; n < proposals.size(); n++) {
      int count = proposals.get(n).dim(0);
      Tensor decoded =
          config
              .boxCoder()
              .decode(Narrow.narrow(output.deltas(), 0, from, count), proposals.get(n));
      Tensor boxes = Boxes.clipToImage(Reshape.reshape(decoded, -1, 4), sizes.get(n));
      Tensor own = Narrow.narrow(scores, 0, from, count);
      detections.add(detect(boxes, own, config.decision()));
      from += count;
    }
    return detections;
  }

  /** Boxes and scores are in the same order: by region, then by class. */
  private static DetectedObjects detect(Tensor boxes, Tensor scores, DecisionConfig decision) {
    int classes = scores.dim(1);
    Candidates candidates = new Candidates();
    for (int i : Boxes.largeEnough(boxes, MIN_SIZE).data()) {
      float score = scores.data()[i];
      if (i % classes > 0 && score > (float) decision.minScore()) {
        candidates.add(boxes, i, i % classes, score);
      }
    }
    return candidates.suppressed(decision);
  }
}
