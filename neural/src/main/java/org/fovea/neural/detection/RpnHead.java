package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * Says of each anchor whether it is on an object and how to move it (Faster R-CNN, Ren et al.,
 * 2015, figure 3), the same way on every feature map. Parameters as in torchvision: {@code
 * conv.0.0}, {@code cls_logits}, {@code bbox_pred}.
 */
public final class RpnHead extends Module {
  private final Sequential conv;
  private final Conv2d objectness;
  private final Conv2d deltas;

  /**
   * Predictions for each feature map.
   *
   * @param objectness logits, {@code [N, anchors, H, W]} each
   * @param deltas {@code [N, anchors * 4, H, W]} each
   */
  public record Output(List<Tensor> objectness, List<Tensor> deltas) {}

  /**
   * Makes a head with weights from a normal distribution of deviation 0.01.
   *
   * @param channels of the feature maps
   * @param anchors at each pixel
   * @param random the source of the initial values
   */
  public RpnHead(int channels, int anchors, RandomGenerator random) {
    conv = child("conv", HeadConv.pairs(channels, List.of(channels), HeadConv.NORMAL, random));
    objectness = child("cls_logits", HeadConv.of(channels, anchors, 1, HeadConv.NORMAL, random));
    deltas = child("bbox_pred", HeadConv.of(channels, 4 * anchors, 1, HeadConv.NORMAL, random));
  }

  /**
   * Predicts.
   *
   * @param maps {@code [N, channels, H, W]} each
   * @return predictions for each map
   */
  public Output forward(List<Tensor> maps) {
    List<Tensor> allObjectness = new ArrayList<>();
    List<Tensor> allDeltas = new ArrayList<>();
    for (Tensor map : maps) {
      Tensor hidden = conv.forward(map);
      allObjectness.add(objectness.forward(hidden));
      allDeltas.add(deltas.forward(hidden));
    }
    return new Output(allObjectness, allDeltas);
  }
}
