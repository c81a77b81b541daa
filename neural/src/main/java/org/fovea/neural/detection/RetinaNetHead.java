package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * Numbers for every anchor of a pyramid by four 3 x 3 convolutions and one more, the same on every
 * feature map (RetinaNet, Lin et al., 2017, figure 3): the classes' logits, or how to move the
 * anchor. Parameters as in torchvision: {@code conv.0.0} to {@code conv.3.0}, and {@code
 * cls_logits} or {@code bbox_reg}.
 */
public final class RetinaNetHead extends Module {
  private static final int DEPTH = 4;

  /** The probability that an anchor is of a class at first (section 4.1). */
  static final double PRIOR = 0.01;

  private final Sequential conv;
  private final Conv2d last;
  private final int values;

  private RetinaNetHead(
      String name, int channels, int anchors, int values, double bias, RandomGenerator random) {
    List<Integer> widths = Collections.nCopies(DEPTH, channels);
    conv = child("conv", HeadConv.pairs(channels, widths, HeadConv.NORMAL, random));
    last = child(name, HeadConv.of(channels, anchors * values, 3, HeadConv.NORMAL, random));
    HeadConv.fill(last.bias(), bias);
    this.values = values;
  }

  /**
   * A head that scores classes; at first each gets a probability of about 0.01.
   *
   * @param channels of the feature maps
   * @param anchors at each pixel
   * @param classes logits of each anchor
   * @param random the source of the initial values
   * @return the head
   */
  public static RetinaNetHead classification(
      int channels, int anchors, int classes, RandomGenerator random) {
    double bias = -Math.log((1 - PRIOR) / PRIOR);
    return new RetinaNetHead("cls_logits", channels, anchors, classes, bias, random);
  }

  /**
   * A head that moves anchors.
   *
   * @param channels of the feature maps
   * @param anchors at each pixel
   * @param random the source of the initial values
   * @return the head
   */
  public static RetinaNetHead regression(int channels, int anchors, RandomGenerator random) {
    return new RetinaNetHead("bbox_reg", channels, anchors, 4, 0, random);
  }

  /**
   * Predicts.
   *
   * @param maps {@code [N, channels, H, W]} each
   * @return {@code [N, A, values]} for all anchors, map by map
   */
  public Tensor forward(List<Tensor> maps) {
    List<Tensor> predictions = new ArrayList<>();
    for (Tensor map : maps) {
      predictions.add(last.forward(conv.forward(map)));
    }
    return PredictionMaps.flattened(predictions, values);
  }
}
