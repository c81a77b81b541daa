package org.fovea.neural.detection.yolo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectionBackbone;
import org.fovea.neural.tensor.Tensor;

/**
 * A {@link CspDarknet} under {@code backbone} and a {@link PathAggregationNetwork}, whose parts are
 * beside it as in YOLOX's reference implementation.
 */
public final class PanBackbone extends DetectionBackbone {
  private final CspDarknet network;
  private final PathAggregationNetwork neck;

  /**
   * Makes a backbone.
   *
   * @param scale how deep and wide
   * @param attention whether a block of attention ends the last stage
   * @param random the source of the initial values
   */
  public PanBackbone(YoloScale scale, boolean attention, RandomGenerator random) {
    network = child("backbone", new CspDarknet(scale, attention, random));
    neck = new PathAggregationNetwork(network.channels(), scale, random);
    neck.children().forEach(this::child);
  }

  @Override
  public List<Tensor> features(Tensor images) {
    return neck.forward(network.forward(images));
  }

  @Override
  public List<Integer> channels() {
    return network.channels();
  }
}
