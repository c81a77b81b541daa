package org.fovea.neural.detection.yolo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectionBackbone;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * The 24 convolutions of the first YOLO (Redmon et al., 2015, figure 3), with batch normalisation,
 * which the paper has not: it began with weights of a classifier, this one learns from random ones.
 */
public final class YoloV1Backbone extends DetectionBackbone {
  /** Pixels of the picture per pixel of the map. */
  static final int STRIDE = 64;

  private static final int WIDEST = 1024;

  private final Sequential convs;
  private final int channels;

  /**
   * Makes a backbone.
   *
   * @param scale how wide; its depth is not used
   * @param random the source of the initial values
   */
  public YoloV1Backbone(YoloScale scale, RandomGenerator random) {
    convs =
        child(
            "convs",
            new DarknetLayers(3, scale, random)
                .conv(64, 7, 2)
                .pool()
                .conv(192, 3, 1)
                .pool()
                .conv(128, 1, 1)
                .conv(256, 3, 1)
                .pairs(512, 1)
                .pool()
                .pairs(512, 4)
                .conv(512, 1, 1)
                .conv(WIDEST, 3, 1)
                .pool()
                .pairs(WIDEST, 2)
                .conv(WIDEST, 3, 1)
                .conv(WIDEST, 3, 2)
                .conv(WIDEST, 3, 1)
                .conv(WIDEST, 3, 1)
                .build());
    channels = scale.channels(WIDEST);
  }

  @Override
  public List<Tensor> features(Tensor images) {
    return List.of(convs.forward(images));
  }

  @Override
  public List<Integer> channels() {
    return List.of(channels);
  }
}
