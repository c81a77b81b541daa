package org.fovea.neural.op;

import java.util.List;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Which level of a pyramid a box is taken from (Feature Pyramid Networks, Lin et al., 2017,
 * equation 1): {@code k = floor(canonicalLevel + log2(sqrt(width * height) / canonicalScale))}. A
 * value out of range is an {@link IllegalArgumentException}.
 *
 * @param lowest the finest level there is; level k has {@code 2^k} image pixels per pixel
 * @param highest the coarsest level there is, at least the lowest
 * @param canonicalScale side of the square that belongs to the canonical level, in image pixels,
 *     above 0
 * @param canonicalLevel its level
 */
public record LevelMapper(int lowest, int highest, double canonicalScale, int canonicalLevel) {
  /** A square of just the canonical scale belongs to its level in spite of rounding. */
  private static final double EPS = 1e-6;

  public LevelMapper {
    if (lowest > highest) {
      throw new IllegalArgumentException(
          "level mapper: levels %d to %d, expected the lowest first".formatted(lowest, highest));
    }
    if (!(canonicalScale > 0)) {
      throw new IllegalArgumentException(
          "level mapper: canonicalScale is " + canonicalScale + ", expected more than 0");
    }
  }

  /**
   * The paper's mapper: 224 pixels, the side of ImageNet's pictures, belong to level 4.
   *
   * @param lowest the finest level there is
   * @param highest the coarsest level there is
   * @return the mapper
   */
  public static LevelMapper of(int lowest, int highest) {
    return new LevelMapper(lowest, highest, 224, 4);
  }

  /**
   * The paper's mapper for feature maps of these scales.
   *
   * @param scales pixels of the feature map per image pixel, finest first, powers of 2
   * @return the mapper
   */
  public static LevelMapper of(List<Double> scales) {
    return of(level(scales.get(0)), level(scales.get(scales.size() - 1)));
  }

  private static int level(double scale) {
    return (int) Math.round(-Math.log(scale) / Math.log(2));
  }

  /**
   * Maps boxes to levels.
   *
   * @param boxes {@code [K, 4]}: x1, y1, x2, y2 in image pixels
   * @return {@code [K]}, 0 for the lowest level
   * @throws ShapeException when the shape is another
   */
  public IntTensor levels(Tensor boxes) {
    if (boxes.shape().rank() != 2 || boxes.dim(1) != 4) {
      throw new ShapeException("level_mapper: boxes %s, expected [K, 4]".formatted(boxes.shape()));
    }
    int[] levels = new int[boxes.dim(0)];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = level(boxes.data(), 4 * i) - lowest;
    }
    return IntTensor.of(levels);
  }

  private int level(float[] boxes, int at) {
    // In float: a box just below a level's least size is on the side where the reference has it.
    float area = (boxes[at + 2] - boxes[at]) * (boxes[at + 3] - boxes[at + 1]);
    double ratio = Math.sqrt(area) / canonicalScale;
    double level = Math.floor(canonicalLevel + Math.log(ratio) / Math.log(2) + EPS);
    return (int) Math.max(lowest, Math.min(highest, level));
  }
}
