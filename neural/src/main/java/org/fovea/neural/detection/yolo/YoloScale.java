package org.fovea.neural.detection.yolo;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;

/**
 * How deep and wide a network is (YOLOX, Ge et al., 2021, section 2.2). A value out of range is an
 * {@link IllegalArgumentException}.
 *
 * @param depth factor of the number of blocks in a stage, above 0
 * @param width factor of the number of channels, at least 1/64
 * @param depthwise whether 3 x 3 convolutions are split into one filter per channel and a mixture
 */
public record YoloScale(double depth, double width, boolean depthwise) {
  /** Small enough for tests and for training on a processor. */
  public static final YoloScale PICO = new YoloScale(0.33, 0.125, false);

  /** YOLOX-nano's. */
  public static final YoloScale NANO = new YoloScale(0.33, 0.25, true);

  /** YOLOX-tiny's. */
  public static final YoloScale TINY = new YoloScale(0.33, 0.375, false);

  /** YOLOX-s's. */
  public static final YoloScale S = new YoloScale(0.33, 0.5, false);

  /** YOLOX-m's. */
  public static final YoloScale M = new YoloScale(0.67, 0.75, false);

  /** YOLOX-l's. */
  public static final YoloScale L = new YoloScale(1, 1, false);

  /** YOLOX-x's. */
  public static final YoloScale X = new YoloScale(1.33, 1.25, false);

  /** Looks at the values. */
  public YoloScale {
    if (!(depth > 0) || !(width >= 1.0 / 64)) {
      throw new IllegalArgumentException(
          "yolo scale: depth is %s and width %s, expected above 0 and 1/64 or more"
              .formatted(depth, width));
    }
  }

  /**
   * Blocks of a stage.
   *
   * @param full their number at depth 1
   * @return the scaled number, at least 1
   */
  public int blocks(int full) {
    return Math.max(1, (int) Math.round(full * depth));
  }

  /**
   * Channels of a map.
   *
   * @param full their number at width 1
   * @return the scaled number, rounded down
   */
  public int channels(int full) {
    return (int) (full * width);
  }

  /** A 3 x 3 convolution with normalisation and activation, split where the scale says so. */
  Layer conv3(int in, int out, int stride, RandomGenerator random) {
    return depthwise
        ? new DepthwiseSeparableConv(in, out, stride, random)
        : NormalisedConv.silu(in, out, 3, stride, random);
  }
}
