package org.fovea.neural.detection.yolo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.DetectionBackbone;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.PixelShuffle;
import org.fovea.neural.tensor.Tensor;

/**
 * Darknet-19 without its classifier, with three more convolutions and the passthrough: the map
 * before the last pooling, each square of two by two pixels side by side as channels (YOLO9000,
 * Redmon and Farhadi, 2016, table 6 and section 2). Parts: {@code fine}, {@code coarse}, {@code
 * passthrough}, {@code mixture}. Of the passthrough's channels there are 64 at width 1, as in the
 * reference configuration.
 */
public final class Darknet19Backbone extends DetectionBackbone {
  private static final int WIDEST = 1024;

  private final Sequential fine;
  private final Sequential coarse;
  private final Sequential passthrough;
  private final Sequential mixture;
  private final List<Integer> channels;

  /**
   * Makes a backbone.
   *
   * @param scale how wide; its depth is not used
   * @param random the source of the initial values
   */
  public Darknet19Backbone(YoloScale scale, RandomGenerator random) {
    fine =
        child(
            "fine",
            new DarknetLayers(3, scale, random)
                .conv(32, 3, 1)
                .pool()
                .conv(64, 3, 1)
                .pool()
                .conv(128, 3, 1)
                .pairs(128, 1)
                .pool()
                .conv(256, 3, 1)
                .pairs(256, 1)
                .pool()
                .conv(512, 3, 1)
                .pairs(512, 2)
                .build());
    int middle = scale.channels(512);
    coarse =
        child(
            "coarse",
            new DarknetLayers(middle, scale, random)
                .pool()
                .conv(WIDEST, 3, 1)
                .pairs(WIDEST, 2)
                .conv(WIDEST, 3, 1)
                .conv(WIDEST, 3, 1)
                .build());
    passthrough =
        child("passthrough", new DarknetLayers(middle, scale, random).conv(64, 1, 1).build());
    int both = 4 * scale.channels(64) + scale.channels(WIDEST);
    mixture = child("mixture", new DarknetLayers(both, scale, random).conv(WIDEST, 3, 1).build());
    channels = List.of(scale.channels(WIDEST));
  }

  @Override
  public List<Tensor> features(Tensor images) {
    Tensor map = fine.forward(images);
    Tensor passed = PixelShuffle.pixelUnshuffle(passthrough.forward(map), 2);
    return List.of(mixture.forward(Concat.cat(List.of(passed, coarse.forward(map)), 1)));
  }

  @Override
  public List<Integer> channels() {
    return channels;
  }
}
