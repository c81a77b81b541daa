package org.fovea.neural.detection;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.detection.FpnBackbone.Top;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;

/**
 * FCOS small enough to be trained on a processor, with about 300,000 weights. An architecture of
 * this project's own: four stages of 3 x 3 convolutions with batch normalisation, each of which
 * halves the resolution; a pyramid of 32 channels from the last two and one level above, whose
 * pixels are 8, 16 and 32 apart.
 */
final class FcosTiny {
  static final String NAME = "fcos_tiny";

  /** The shorter side that pictures are resized to, pixels. */
  static final int SHORTER_SIDE = 360;

  private static final int CHANNELS = 32;

  private FcosTiny() {}

  static Fcos create(
      GeneralizedRcnnTransformConfig transform, int classes, RandomGenerator random) {
    Sequential body =
        new Sequential(
            stage(3, 16, 1, random),
            stage(16, 32, 2, random),
            stage(32, 64, 2, random),
            stage(64, 96, 2, random));
    Map<String, Integer> taps = new LinkedHashMap<>();
    taps.put("2", 64);
    taps.put("3", 96);
    FcosConfig config =
        FcosConfig.defaults()
            .withTransform(transform)
            .withAnchors(FcosConfig.squares(List.of(8.0, 16.0, 32.0)))
            .withDecision(new DecisionConfig(0.05, 1000, 0.6, 100));
    FpnBackbone backbone = FpnBackbone.of(body, taps, CHANNELS, Top.MAX_POOL, random);
    return new Fcos(backbone, classes, config, random);
  }

  /** Convolutions, the first with stride 2. */
  private static Sequential stage(int in, int out, int depth, RandomGenerator random) {
    Layer[] layers = new Layer[3 * depth];
    for (int i = 0; i < depth; i++) {
      Conv2dConfig config = Conv2dConfig.defaults().withPadding(1).withStride(i == 0 ? 2 : 1);
      Conv2d conv = new Conv2d(i == 0 ? in : out, out, 3, 3, config, false, random);
      Kaiming.normal(conv.weight(), Fan.OUT, Kaiming.RELU_GAIN, random);
      layers[3 * i] = conv;
      layers[3 * i + 1] = new BatchNorm2d(out);
      layers[3 * i + 2] = new ReLU();
    }
    return new Sequential(layers);
  }
}
