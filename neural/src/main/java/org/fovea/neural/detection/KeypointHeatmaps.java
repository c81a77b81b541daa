package org.fovea.neural.detection;

import org.fovea.neural.op.Interpolate;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Keypoints as the pixels of heatmaps over boxes (Mask R-CNN, He et al., 2017, section 5). */
public final class KeypointHeatmaps {
  private KeypointHeatmaps() {}

  /**
   * The pixels that keypoints fall on.
   *
   * @param pixels {@code [N, K]}, row-major within the heatmap; 0 where not valid
   * @param valid {@code [N, K]}, 1 where a keypoint is labelled and inside its box, else 0
   */
  public record Targets(IntTensor pixels, IntTensor valid) {}

  /**
   * Finds the pixels that keypoints fall on. A keypoint just on a box's right or bottom edge falls
   * on the last column or row.
   *
   * @param keypoints {@code [N, K, 3]}: x, y in image pixels and visibility, above 0 when labelled
   * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in image pixels
   * @param size rows and columns of the heatmaps, at least 1
   * @return the pixels
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when size is below 1
   */
  public static Targets targets(Tensor keypoints, Tensor boxes, int size) {
    Boxes.requireBoxes("keypoints_to_heatmap", boxes);
    requireKeypoints("keypoints_to_heatmap", keypoints);
    if (keypoints.dim(0) != boxes.dim(0)) {
      throw new ShapeException(
          "keypoints_to_heatmap: keypoints %s and boxes %s, expected as many"
              .formatted(keypoints.shape(), boxes.shape()));
    }
    if (size < 1) {
      throw new IllegalArgumentException(
          "keypoints_to_heatmap: size is " + size + ", expected 1 or more");
    }
    float[] points = keypoints.data();
    int perBox = keypoints.dim(1);
    int[] pixels = new int[boxes.dim(0) * perBox];
    int[] valid = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int box = i / perBox * 4;
      double column = cell(points[3 * i], boxes.data(), box, size);
      double row = cell(points[3 * i + 1], boxes.data(), box + 1, size);
      boolean inside = column >= 0 && column < size && row >= 0 && row < size;
      if (inside && points[3 * i + 2] > 0) {
        valid[i] = 1;
        pixels[i] = (int) (row * size + column);
      }
    }
    Shape shape = Shape.of(boxes.dim(0), perBox);
    return new Targets(IntTensor.of(pixels, shape), IntTensor.of(valid, shape));
  }

  private static double cell(float position, float[] boxes, int at, int size) {
    if (position == boxes[at + 2]) {
      return size - 1;
    }
    double scale = size / ((double) boxes[at + 2] - boxes[at]);
    return Math.floor(((double) position - boxes[at]) * scale);
  }

  /**
   * Keypoints found in heatmaps.
   *
   * @param keypoints {@code [N, K, 3]}: x, y in image pixels, and 1
   * @param scores {@code [N, K]}, the heatmap's value there
   */
  public record Found(Tensor keypoints, Tensor scores) {}

  /**
   * Finds the greatest value of each heatmap, which is first resized to its box by cubic
   * interpolation. Carries no gradient.
   *
   * @param heatmaps {@code [N, K, H, W]}
   * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in image pixels; they count as at least 1 x 1
   * @return the places, centres of the resized heatmaps' pixels, and the values
   * @throws ShapeException when the shapes don't fit
   */
  public static Found find(Tensor heatmaps, Tensor boxes) {
    Boxes.requireBoxes("heatmaps_to_keypoints", boxes);
    if (heatmaps.shape().rank() != 4 || heatmaps.dim(0) != boxes.dim(0)) {
      throw new ShapeException(
          "heatmaps_to_keypoints: heatmaps %s and boxes %s, expected [N, K, H, W] and [N, 4]"
              .formatted(heatmaps.shape(), boxes.shape()));
    }
    int perBox = heatmaps.dim(1);
    int numel = perBox * heatmaps.dim(2) * heatmaps.dim(3);
    Tensor keypoints = Tensor.zeros(boxes.dim(0), perBox, 3);
    Tensor scores = Tensor.zeros(boxes.dim(0), perBox);
    for (int i = 0; i < boxes.dim(0); i++) {
      float[] own = new float[numel];
      System.arraycopy(heatmaps.data(), i * numel, own, 0, numel);
      Tensor maps = Tensor.of(own, 1, perBox, heatmaps.dim(2), heatmaps.dim(3));
      find(maps, boxes.data(), i, keypoints.data(), scores.data());
    }
    return new Found(keypoints, scores);
  }

  private static void find(Tensor maps, float[] boxes, int box, float[] keypoints, float[] scores) {
    float width = Math.max(1, boxes[4 * box + 2] - boxes[4 * box]);
    float height = Math.max(1, boxes[4 * box + 3] - boxes[4 * box + 1]);
    int columns = (int) Math.ceil(width);
    int rows = (int) Math.ceil(height);
    float[] values =
        Interpolate.interpolate(maps, Interpolation.CUBIC, false, false, rows, columns).data();
    for (int k = 0; k < maps.dim(1); k++) {
      int from = k * rows * columns;
      int best = from;
      for (int i = from + 1; i < from + rows * columns; i++) {
        if (values[i] > values[best]) {
          best = i;
        }
      }
      int at = box * maps.dim(1) + k;
      int row = (best - from) / columns;
      int column = (best - from) % columns;
      double x = (column + 0.5) * width / columns;
      double y = (row + 0.5) * height / rows;
      keypoints[3 * at] = (float) (boxes[4 * box] + x);
      keypoints[3 * at + 1] = (float) (boxes[4 * box + 1] + y);
      keypoints[3 * at + 2] = 1;
      scores[at] = values[best];
    }
  }

  /**
   * Keypoints in an image after it was resized.
   *
   * @param keypoints {@code [N, K, 3]}: x, y and visibility
   * @param from the image's extents before
   * @param to the image's extents after
   * @return {@code [N, K, 3]}, the visibility as before
   * @throws ShapeException when the shape is another
   */
  public static Tensor resize(Tensor keypoints, Size from, Size to) {
    requireKeypoints("resize_keypoints", keypoints);
    return Boxes.scaled(keypoints, 3, from, to);
  }

  private static void requireKeypoints(String operation, Tensor keypoints) {
    if (keypoints.shape().rank() != 3 || keypoints.dim(2) != 3) {
      throw new ShapeException(
          "%s: keypoints %s, expected [N, K, 3]".formatted(operation, keypoints.shape()));
    }
  }
}
