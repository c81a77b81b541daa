package org.fovea.neural.model;

import java.util.List;

/**
 * The architecture of a MobileNetV3.
 *
 * @param large whether it is MobileNetV3-Large (table 1) or Small (table 2)
 * @param dilated whether the last three blocks keep the resolution and dilate their depthwise
 *     convolutions instead, for segmentation
 * @param reducedTail whether the last blocks have half the channels, for detection (section 6.3)
 */
public record MobileNetV3Config(boolean large, boolean dilated, boolean reducedTail) {

  /**
   * MobileNetV3-Large.
   *
   * @return neither dilated nor reduced
   */
  public static MobileNetV3Config ofLarge() {
    return new MobileNetV3Config(true, false, false);
  }

  /**
   * MobileNetV3-Small.
   *
   * @return neither dilated nor reduced
   */
  public static MobileNetV3Config ofSmall() {
    return new MobileNetV3Config(false, false, false);
  }

  /**
   * A line of a table.
   *
   * @param kernel rows and columns of the depthwise convolution
   * @param expanded channels of the depthwise convolution
   * @param out channels of the result
   * @param squeeze whether there is squeeze-and-excitation
   * @param hardswish whether the nonlinearity is h-swish rather than ReLU
   * @param stride of the depthwise convolution
   * @param dilation of the depthwise convolution, in place of its stride
   */
  record Row(
      int kernel,
      int expanded,
      int out,
      boolean squeeze,
      boolean hardswish,
      int stride,
      int dilation) {
    /** With ReLU, written RE in the tables. */
    static Row relu(int kernel, int expanded, int out, boolean squeeze, int stride) {
      return new Row(kernel, expanded, out, squeeze, false, stride, 1);
    }

    /** With h-swish, written HS in the tables. */
    static Row swish(int kernel, int expanded, int out, boolean squeeze, int stride) {
      return new Row(kernel, expanded, out, squeeze, true, stride, 1);
    }

    private Row dilate(int wanted) {
      return new Row(kernel, expanded, out, squeeze, hardswish, stride, wanted);
    }
  }

  /** Channels that the last blocks' are divided by. */
  private int reduction() {
    return reducedTail ? 2 : 1;
  }

  /** The blocks in order. */
  List<Row> rows() {
    int dilation = dilated ? 2 : 1;
    int wide = (large ? 160 : 96) / reduction();
    int expanded = (large ? 960 : 576) / reduction();
    Row last = Row.swish(5, expanded, wide, true, 1).dilate(dilation);
    if (large) {
      return List.of(
          Row.relu(3, 16, 16, false, 1),
          Row.relu(3, 64, 24, false, 2),
          Row.relu(3, 72, 24, false, 1),
          Row.relu(5, 72, 40, true, 2),
          Row.relu(5, 120, 40, true, 1),
          Row.relu(5, 120, 40, true, 1),
          Row.swish(3, 240, 80, false, 2),
          Row.swish(3, 200, 80, false, 1),
          Row.swish(3, 184, 80, false, 1),
          Row.swish(3, 184, 80, false, 1),
          Row.swish(3, 480, 112, true, 1),
          Row.swish(3, 672, 112, true, 1),
          Row.swish(5, 672, wide, true, 2).dilate(dilation),
          last,
          last);
    }
    return List.of(
        Row.relu(3, 16, 16, true, 2),
        Row.relu(3, 72, 24, false, 2),
        Row.relu(3, 88, 24, false, 1),
        Row.swish(5, 96, 40, true, 2),
        Row.swish(5, 240, 40, true, 1),
        Row.swish(5, 240, 40, true, 1),
        Row.swish(5, 120, 48, true, 1),
        Row.swish(5, 144, 48, true, 1),
        Row.swish(5, 288, wide, true, 2).dilate(dilation),
        last,
        last);
  }

  /** Features of the layer before the logits. */
  int lastFeatures() {
    return (large ? 1280 : 1024) / reduction();
  }

  /** Channels of the last block. */
  int lastChannels() {
    List<Row> rows = rows();
    return rows.get(rows.size() - 1).out;
  }
}
