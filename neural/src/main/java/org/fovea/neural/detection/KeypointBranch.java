package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/**
 * Says where in regions the keypoints of an object are (Mask R-CNN, He et al., 2017, section 5).
 * Parts: {@code keypoint_head}, {@code keypoint_predictor}.
 */
public final class KeypointBranch extends Module {
  /** Rows and columns that regions are cut to; heatmaps have four times as many. */
  public static final int SIDE = 14;

  private final Layer head;
  private final Layer predictor;

  /**
   * Makes a branch.
   *
   * @param channels of the feature maps
   * @param widths channels of the 3 x 3 convolutions, at least one; in torchvision eight of 512
   * @param keypoints of an object
   * @param random the source of the initial values
   */
  public KeypointBranch(int channels, List<Integer> widths, int keypoints, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    int in = channels;
    for (int width : widths) {
      Conv2d conv = HeadConv.of(in, width, 3, HeadConv.KAIMING, random);
      layers.add(conv);
      layers.add(new ReLU());
      in = width;
    }
    head = child("keypoint_head", new Sequential(layers));
    predictor = child("keypoint_predictor", new KeypointRcnnPredictor(in, keypoints, random));
  }

  /**
   * Predicts heatmaps.
   *
   * @param batch the pictures' feature maps
   * @param levels how many of the maps to cut from
   * @param boxes for each picture {@code [K, 4]}, at least one in all
   * @return logits, {@code [sum of K, keypoints, 56, 56]}
   */
  public Tensor predict(FeatureBatch batch, int levels, List<Tensor> boxes) {
    return predictor.forward(head.forward(batch.pool(boxes, levels, SIDE)));
  }

  /** The mean cross-entropy over the heatmaps' pixels of the keypoints that are labelled. */
  static Tensor loss(Tensor logits, List<RegionSample> positives, List<DetectionTarget> targets) {
    int side = logits.dim(3);
    List<Integer> rows = new ArrayList<>();
    List<Integer> pixels = new ArrayList<>();
    int row = 0;
    for (int n = 0; n < positives.size(); n++) {
      RegionSample sample = positives.get(n);
      Tensor keypoints = targets.get(n).keypoints();
      if (keypoints == null) {
        throw new IllegalArgumentException("keypoint loss: target " + n + " has no keypoints");
      }
      Tensor own = Gather.indexSelect(keypoints, 0, sample.matches());
      KeypointHeatmaps.Targets wanted = KeypointHeatmaps.targets(own, sample.boxes(), side);
      for (int i = 0; i < wanted.valid().data().length; i++, row++) {
        if (wanted.valid().data()[i] > 0) {
          rows.add(row);
          pixels.add(wanted.pixels().data()[i]);
        }
      }
    }
    if (rows.isEmpty()) {
      return Tensor.zeros();
    }
    Tensor heatmaps = Reshape.reshape(logits, -1, side * side);
    return CrossEntropy.crossEntropy(Gather.indexSelect(heatmaps, 0, ints(rows)), ints(pixels));
  }

  private static IntTensor ints(List<Integer> values) {
    return IntTensor.of(values.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The keypoints of detections. */
  static List<DetectedObjects> detect(Tensor logits, List<DetectedObjects> objects) {
    List<DetectedObjects> detections = new ArrayList<>();
    int from = 0;
    for (DetectedObjects found : objects) {
      Tensor own = Narrow.narrow(logits, 0, from, found.count());
      detections.add(found.withKeypoints(KeypointHeatmaps.find(own, found.boxes())));
      from += found.count();
    }
    return detections;
  }
}
