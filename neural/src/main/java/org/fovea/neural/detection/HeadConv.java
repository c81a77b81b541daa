package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Kaiming;
import org.fovea.neural.init.Normal;
import org.fovea.neural.init.Xavier;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Convolutions of detectors' heads: they keep the extents, their biases are 0 at first. */
final class HeadConv {
  /** How weights are drawn. */
  interface Rule {
    void draw(Tensor weight, RandomGenerator random);
  }

  /** That of heads on pyramids, with a deviation of 0.01. */
  static final Rule NORMAL = (weight, random) -> Normal.fill(weight, 0, 0.01, random);

  /** That of heads on regions. */
  static final Rule KAIMING =
      (weight, random) -> Kaiming.normal(weight, Fan.OUT, Kaiming.RELU_GAIN, random);

  /** SSD's. */
  static final Rule XAVIER = (weight, random) -> Xavier.uniform(weight, 1, random);

  private HeadConv() {}

  static Conv2d of(int in, int out, int kernel, Rule rule, RandomGenerator random) {
    Conv2dConfig same = Conv2dConfig.defaults().withPadding(kernel / 2);
    return of(in, out, kernel, same, rule, random);
  }

  static Conv2d of(
      int in, int out, int kernel, Conv2dConfig config, Rule rule, RandomGenerator random) {
    Conv2d conv = new Conv2d(in, out, kernel, kernel, config, true, random);
    rule.draw(conv.weight(), random);
    fill(conv.bias(), 0);
    return conv;
  }

  static void fill(@Nullable Tensor bias, double value) {
    if (bias != null) {
      Arrays.fill(bias.data(), (float) value);
    }
  }

  /** 3 x 3 convolutions and rectifiers, one pair of each width under its number. */
  static Sequential pairs(int in, List<Integer> widths, Rule rule, RandomGenerator random) {
    List<Sequential> pairs = new ArrayList<>();
    int channels = in;
    for (int width : widths) {
      pairs.add(new Sequential(of(channels, width, 3, rule, random), new ReLU()));
      channels = width;
    }
    return new Sequential(pairs);
  }
}
