package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.loss.BinaryCrossEntropy;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.op.Sigmoid;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Says which pixels of regions belong to the object, for each class (Mask R-CNN, He et al., 2017,
 * section 3). Parts: {@code mask_head}, {@code mask_predictor}.
 */
public final class MaskBranch extends Module {
  /** Rows and columns that regions are cut to; masks have twice as many. */
  public static final int SIDE = 14;

  private final Layer head;
  private final Layer predictor;

  /**
   * Makes a branch.
   *
   * @param channels of the feature maps
   * @param widths channels of the 3 x 3 convolutions and, last, of the one that enlarges; in
   *     torchvision five of 256
   * @param classes including 0, which stands for what is no object
   * @param random the source of the initial values
   */
  public MaskBranch(int channels, List<Integer> widths, int classes, RandomGenerator random) {
    int last = widths.size() - 1;
    int hidden = last == 0 ? channels : widths.get(last - 1);
    head =
        child(
            "mask_head",
            HeadConv.pairs(channels, widths.subList(0, last), HeadConv.KAIMING, random));
    predictor =
        child("mask_predictor", new MaskRcnnPredictor(hidden, widths.get(last), classes, random));
  }

  /**
   * Predicts masks.
   *
   * @param batch the pictures' feature maps
   * @param levels how many of the maps to cut from
   * @param boxes for each picture {@code [K, 4]}, at least one in all
   * @return logits, {@code [sum of K, classes, 28, 28]}
   */
  public Tensor predict(FeatureBatch batch, int levels, List<Tensor> boxes) {
    return predictor.forward(head.forward(batch.pool(boxes, levels, SIDE)));
  }

  /** The mean cross-entropy of the masks of the objects' own classes. */
  static Tensor loss(Tensor logits, List<RegionSample> positives, List<DetectionTarget> targets) {
    int side = logits.dim(3);
    List<Tensor> own = new ArrayList<>();
    List<Tensor> wanted = new ArrayList<>();
    int from = 0;
    for (int n = 0; n < positives.size(); n++) {
      RegionSample sample = positives.get(n);
      int count = sample.boxes().dim(0);
      if (count > 0) {
        Tensor masks = targets.get(n).masks();
        if (masks == null) {
          throw new IllegalArgumentException("mask loss: target " + n + " has no masks");
        }
        own.add(ofLabels(Narrow.narrow(logits, 0, from, count), sample.labels()));
        wanted.add(InstanceMasks.project(masks, sample.boxes(), sample.matches(), side));
      }
      from += count;
    }
    return BinaryCrossEntropy.bceWithLogits(
        Concat.cat(own, 0), Concat.cat(wanted, 0), null, null, Reduction.MEAN);
  }

  /** Of each {@code [K, classes, M, M]} the plane of its label, {@code [K, M, M]}. */
  private static Tensor ofLabels(Tensor masks, IntTensor labels) {
    int classes = masks.dim(1);
    int[] planes = labels.data().clone();
    for (int i = 0; i < planes.length; i++) {
      planes[i] += i * classes;
    }
    Tensor all = Reshape.reshape(masks, -1, masks.dim(2), masks.dim(3));
    return Gather.indexSelect(all, 0, IntTensor.of(planes));
  }

  /** The masks of detections, in frames of their own. */
  static List<DetectedObjects> detect(Tensor logits, List<DetectedObjects> objects) {
    List<DetectedObjects> detections = new ArrayList<>();
    int from = 0;
    for (DetectedObjects found : objects) {
      Tensor own = Narrow.narrow(logits, 0, from, found.count());
      Tensor masks = Sigmoid.sigmoid(ofLabels(own, found.labels()));
      detections.add(found.withMasks(Reshape.unsqueeze(masks, 1)));
      from += found.count();
    }
    return detections;
  }
}
