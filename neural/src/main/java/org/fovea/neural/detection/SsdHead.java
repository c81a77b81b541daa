package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/**
 * Numbers for every default box by a 3 x 3 convolution of its own for each feature map (SSD, Liu et
 * al., 2016, section 2.1). Parameters as in torchvision: {@code module_list.0} and so on.
 */
public final class SsdHead extends Module {
  private final List<Conv2d> convolutions = new ArrayList<>();
  private final int values;

  /**
   * Makes a head.
   *
   * @param channels of each feature map
   * @param boxes at each pixel of each feature map
   * @param values of each box: the classes' logits, or how to move it
   * @param random the source of the initial values
   */
  public SsdHead(List<Integer> channels, List<Integer> boxes, int values, RandomGenerator random) {
    for (int i = 0; i < channels.size(); i++) {
      int out = boxes.get(i) * values;
      convolutions.add(HeadConv.of(channels.get(i), out, 3, HeadConv.XAVIER, random));
    }
    child("module_list", new NumberedParts(convolutions));
    this.values = values;
  }

  /**
   * Predicts.
   *
   * @param maps {@code [N, channels, H, W]} each
   * @return {@code [N, A, values]} for all default boxes, map by map
   */
  public Tensor forward(List<Tensor> maps) {
    List<Tensor> predictions = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      predictions.add(convolutions.get(i).forward(maps.get(i)));
    }
    return PredictionMaps.flattened(predictions, values);
  }
}
