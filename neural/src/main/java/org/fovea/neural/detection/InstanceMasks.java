package org.fovea.neural.detection;

import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.neural.op.RoiAlign;
import org.fovea.neural.op.RoiAlignConfig;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/** Masks of objects: in a frame of their own within a box, and in the image (Mask R-CNN, 2017). */
public final class InstanceMasks {
  private static final float INSIDE = 0.5f;

  private InstanceMasks() {}

  /** One of several masks {@code [..., H, W]}, cut at 0.5. */
  static RunLengthMask cut(Tensor masks, int index) {
    boolean[] pixels = new boolean[masks.dim(-2) * masks.dim(-1)];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = masks.data()[index * pixels.length + i] > INSIDE;
    }
    return RunLengthMask.ofPixels(masks.dim(-2), masks.dim(-1), pixels);
  }

  /**
   * Puts masks of boxes into the image: each mask, with one pixel of zeros around it, is resized to
   * its box, which is widened likewise and rounded towards 0, by linear interpolation.
   *
   * @param masks {@code [N, 1, M, M]}, any values
   * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in image pixels
   * @param image the image's extents
   * @return {@code [N, 1, height, width]}, 0 outside the boxes; carries no gradient
   * @throws ShapeException when the shapes don't fit
   */
  public static Tensor paste(Tensor masks, Tensor boxes, Size image) {
    Boxes.requireBoxes("paste_masks", boxes);
    if (masks.shape().rank() != 4
        || masks.dim(0) != boxes.dim(0)
        || masks.dim(1) != 1
        || masks.dim(2) != masks.dim(3)
        || masks.dim(2) < 1) {
      throw new ShapeException(
          "paste_masks: masks %s and boxes %s, expected [N, 1, M, M] and [N, 4]"
              .formatted(masks.shape(), boxes.shape()));
    }
    Tensor pasted = Tensor.zeros(masks.dim(0), 1, image.height(), image.width());
    int side = masks.dim(2);
    Workers.current()
        .forEach(
            masks.dim(0),
            i -> {
              Span columns = Span.of(boxes.data(), 4 * i, side, image.width());
              Span rows = Span.of(boxes.data(), 4 * i + 1, side, image.height());
              paste(masks.data(), i * side * side, rows, columns, pasted.data(), i);
            });
    return pasted;
  }

  private static void paste(
      float[] masks, int at, Span rows, Span columns, float[] images, int image) {
    int side = rows.side;
    for (int y = rows.from; y < rows.to; y++) {
      int row = rows.low[y - rows.from];
      float lower = rows.share[y - rows.from];
      int target = (image * rows.extent + y) * columns.extent;
      for (int x = columns.from; x < columns.to; x++) {
        int column = columns.low[x - columns.from];
        float right = columns.share[x - columns.from];
        float above =
            (1 - right) * pixel(masks, at, side, row, column)
                + right * pixel(masks, at, side, row, column + 1);
        float below =
            (1 - right) * pixel(masks, at, side, row + 1, column)
                + right * pixel(masks, at, side, row + 1, column + 1);
        images[target + x] = (1 - lower) * above + lower * below;
      }
    }
  }

  /** Zero outside the mask. */
  private static float pixel(float[] masks, int at, int side, int row, int column) {
    boolean inside = row >= 0 && row < side && column >= 0 && column < side;
    return inside ? masks[at + row * side + column] : 0;
  }

  /** The image pixels of a widened box along one axis, and the mask's pixels beside each. */
  private static final class Span {
    private final int side;
    private final int extent;
    private final int from;
    private final int to;
    private final int[] low;
    private final float[] share;

    private Span(int side, int extent, long start, long length) {
      this.side = side;
      this.extent = extent;
      from = (int) Math.max(0, Math.min(extent, start));
      to = (int) Math.max(from, Math.min(extent, start + length));
      low = new int[to - from];
      share = new float[to - from];
      double scale = (side + 2.0) / length;
      for (int i = from; i < to; i++) {
        double position = Math.max(0, (i - start + 0.5) * scale - 0.5);
        int index = (int) position;
        // Of the widened mask, whose pixel 0 lies before the mask's own.
        low[i - from] = index - 1;
        share[i - from] = (float) (position - index);
      }
    }

    /** Of coordinates at two places of a box's four. */
    static Span of(float[] boxes, int at, int side, int extent) {
      double half = ((double) boxes[at + 2] - boxes[at]) / 2 * (side + 2.0) / side;
      double centre = ((double) boxes[at + 2] + boxes[at]) / 2;
      long start = (long) (centre - half);
      long last = (long) (centre + half);
      return new Span(side, extent, start, Math.max(1, last - start + 1));
    }
  }

  /**
   * Cuts masks of images out at boxes, as targets for predicted ones.
   *
   * @param masks {@code [G, H, W]}, 1 inside and 0 outside
   * @param boxes {@code [N, 4]}: x1, y1, x2, y2 in image pixels
   * @param matches {@code [N]}, the number of each box's mask
   * @param side M
   * @return {@code [N, M, M]}, each pixel the mean of what it covers
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when there is no such mask or side is below 1
   */
  public static Tensor project(Tensor masks, Tensor boxes, IntTensor matches, int side) {
    Boxes.requireBoxes("project_masks", boxes);
    if (masks.shape().rank() != 3
        || matches.shape().rank() != 1
        || matches.data().length != boxes.dim(0)) {
      throw new ShapeException(
          "project_masks: masks %s, boxes %s and matches %s, expected [G, H, W], [N, 4] and [N]"
              .formatted(masks.shape(), boxes.shape(), matches.shape()));
    }
    Tensor rois = Tensor.zeros(boxes.dim(0), 5);
    for (int i = 0; i < boxes.dim(0); i++) {
      rois.data()[5 * i] = matches.data()[i];
      System.arraycopy(boxes.data(), 4 * i, rois.data(), 5 * i + 1, 4);
    }
    Tensor planes = Tensor.of(masks.data(), masks.dim(0), 1, masks.dim(1), masks.dim(2));
    Tensor cut = RoiAlign.roiAlign(planes, rois, RoiAlignConfig.of(side, side));
    return Tensor.of(cut.data(), boxes.dim(0), side, side);
  }
}
