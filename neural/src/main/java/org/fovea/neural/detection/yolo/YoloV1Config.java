package org.fovea.neural.detection.yolo;

import org.fovea.neural.detection.DecisionConfig;

/**
 * How the first YOLO sees pictures, learns and decides. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param letterbox brings pictures to a size whose extents are multiples of 64, of which each gives
 *     a cell of the grid
 * @param boxes that each cell tells, at least 1
 * @param dropout share of what is left out between the two last layers in training, 0 to below 1
 * @param decision which scored boxes count as found
 */
public record YoloV1Config(
    Letterbox letterbox, int boxes, double dropout, DecisionConfig decision) {
  /** Looks at the values. */
  public YoloV1Config {
    int height = letterbox.frame().height();
    int width = letterbox.frame().width();
    if (height % YoloV1Backbone.STRIDE != 0 || width % YoloV1Backbone.STRIDE != 0) {
      throw new IllegalArgumentException(
          "yolo v1: frame of %d x %d pixels, expected multiples of %d"
              .formatted(height, width, YoloV1Backbone.STRIDE));
    }
    if (boxes < 1 || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "yolo v1: boxes %d, dropout %s, expected 1 or more, 0 to below 1"
              .formatted(boxes, dropout));
    }
  }

  /**
   * The paper's: frames of 448 pixels, which make 7 by 7 cells, two boxes, half dropped out.
   *
   * @return the configuration
   */
  public static YoloV1Config defaults() {
    return new YoloV1Config(
        Letterbox.square(448), 2, 0.5, new DecisionConfig(0.01, 1000, 0.5, 100));
  }

  /**
   * With another size of pictures.
   *
   * @param wanted its extents are multiples of 64
   * @return the changed configuration
   */
  public YoloV1Config withLetterbox(Letterbox wanted) {
    return new YoloV1Config(wanted, boxes, dropout, decision);
  }

  /**
   * With another share of what is left out.
   *
   * @param share 0 to below 1
   * @return the changed configuration
   */
  public YoloV1Config withDropout(double share) {
    return new YoloV1Config(letterbox, boxes, share, decision);
  }
}
