package org.fovea.neural.detection;

import org.fovea.neural.op.Interpolate;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The objects that are truly in a picture.
 *
 * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in the picture's pixels, N may be 0
 * @param labels {@code [N]}, 1 or more: 0 stands for what is no object
 * @param masks {@code [N, H, W]} of the picture's extents, 1 inside and 0 outside, or null
 * @param keypoints {@code [N, K, 3]}: x, y in pixels and visibility, above 0 when labelled; or null
 */
public record DetectionTarget(
    Tensor boxes, IntTensor labels, @Nullable Tensor masks, @Nullable Tensor keypoints) {
  /** Looks at the shapes and that every box has an area. */
  public DetectionTarget {
    Boxes.requireBoxes("detection target", boxes);
    int count = boxes.dim(0);
    if (labels.data().length != count
        || (masks != null && (masks.shape().rank() != 3 || masks.dim(0) != count))
        || (keypoints != null && (keypoints.shape().rank() != 3 || keypoints.dim(0) != count))) {
      throw new ShapeException(
          "detection target: boxes %s, labels %s, masks %s, keypoints %s, expected as many of each"
              .formatted(
                  boxes.shape(),
                  labels.shape(),
                  masks == null ? "none" : masks.shape(),
                  keypoints == null ? "none" : keypoints.shape()));
    }
    float[] b = boxes.data();
    for (int i = 0; i < b.length; i += 4) {
      if (!(b[i] < b[i + 2] && b[i + 1] < b[i + 3])) {
        throw new IllegalArgumentException(
            "detection target: box %d is %s, %s, %s, %s, expected x1 < x2 and y1 < y2"
                .formatted(i / 4, b[i], b[i + 1], b[i + 2], b[i + 3]));
      }
    }
  }

  /**
   * Objects known by their boxes alone.
   *
   * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in the picture's pixels
   * @param labels {@code [N]}, 1 or more
   * @return the target
   */
  public static DetectionTarget of(Tensor boxes, IntTensor labels) {
    return new DetectionTarget(boxes, labels, null, null);
  }

  /**
   * How many objects there are.
   *
   * @return 0 or more
   */
  public int count() {
    return boxes.dim(0);
  }

  /**
   * The objects after the picture was resized, masks by the nearest pixel.
   *
   * @param from the picture's extents before
   * @param to the picture's extents after
   * @return the target of the resized picture
   */
  public DetectionTarget resized(Size from, Size to) {
    return new DetectionTarget(
        Boxes.resize(boxes, from, to),
        labels,
        masks == null ? null : resizedMasks(masks, to),
        keypoints == null ? null : KeypointHeatmaps.resize(keypoints, from, to));
  }

  private static Tensor resizedMasks(Tensor masks, Size to) {
    if (masks.dim(0) == 0) {
      return Tensor.zeros(0, to.height(), to.width());
    }
    Tensor planes = Reshape.unsqueeze(masks, 1);
    Tensor resized =
        Interpolate.interpolate(
            planes, Interpolation.NEAREST, false, false, to.height(), to.width());
    return Reshape.reshape(resized, masks.dim(0), to.height(), to.width());
  }
}
