package org.fovea.neural.detection;

import java.util.Arrays;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Boxes {@code [N, 4]} of x1, y1, x2, y2 in pixels. None of these carries a gradient. */
public final class Boxes {
  private Boxes() {}

  static void requireBoxes(String operation, Tensor boxes) {
    if (boxes.shape().rank() != 2 || boxes.dim(1) != 4) {
      throw new ShapeException("%s: boxes %s, expected [N, 4]".formatted(operation, boxes.shape()));
    }
  }

  /**
   * The overlaps of all pairs.
   *
   * @param a {@code [N, 4]}
   * @param b {@code [M, 4]}
   * @return {@code [N, M]}, intersection over union
   * @throws ShapeException when the shapes are others
   */
  public static Tensor iou(Tensor a, Tensor b) {
    requireBoxes("box_iou", a);
    requireBoxes("box_iou", b);
    int columns = b.dim(0);
    Tensor overlaps = Tensor.zeros(a.dim(0), columns);
    for (int i = 0; i < a.dim(0); i++) {
      for (int j = 0; j < columns; j++) {
        overlaps.data()[i * columns + j] = iou(a.data(), 4 * i, b.data(), 4 * j);
      }
    }
    return overlaps;
  }

  private static float iou(float[] a, int i, float[] b, int j) {
    double width = (double) Math.min(a[i + 2], b[j + 2]) - Math.max(a[i], b[j]);
    double height = (double) Math.min(a[i + 3], b[j + 3]) - Math.max(a[i + 1], b[j + 1]);
    double shared = Math.max(0, width) * Math.max(0, height);
    return (float) (shared / (area(a, i) + area(b, j) - shared));
  }

  private static double area(float[] boxes, int at) {
    return ((double) boxes[at + 2] - boxes[at]) * ((double) boxes[at + 3] - boxes[at + 1]);
  }

  /**
   * Boxes cut off at an image's edges.
   *
   * @param boxes {@code [N, 4]}
   * @param image the image
   * @return {@code [N, 4]}, x in 0 to the width and y in 0 to the height
   * @throws ShapeException when the shape is another
   */
  public static Tensor clipToImage(Tensor boxes, Size image) {
    requireBoxes("clip_boxes_to_image", boxes);
    float[] clipped = boxes.data().clone();
    for (int i = 0; i < clipped.length; i++) {
      float limit = i % 2 == 0 ? image.width() : image.height();
      clipped[i] = Math.max(0, Math.min(limit, clipped[i]));
    }
    return Tensor.of(clipped, boxes.shape());
  }

  /**
   * Which boxes are large enough.
   *
   * @param boxes {@code [N, 4]}
   * @param minSize the least width and height, pixels
   * @return the numbers of those that have it, ascending
   * @throws ShapeException when the shape is another
   */
  public static IntTensor largeEnough(Tensor boxes, double minSize) {
    requireBoxes("remove_small_boxes", boxes);
    float[] b = boxes.data();
    int[] kept = new int[boxes.dim(0)];
    int count = 0;
    for (int i = 0; i < kept.length; i++) {
      float width = b[4 * i + 2] - b[4 * i];
      float height = b[4 * i + 3] - b[4 * i + 1];
      if (width >= (float) minSize && height >= (float) minSize) {
        kept[count++] = i;
      }
    }
    return IntTensor.of(Arrays.copyOf(kept, count));
  }

  /**
   * The boxes around masks. As in torchvision the right and bottom edge are the last column and row
   * of the mask themselves, not the end of those pixels.
   *
   * @param masks {@code [N, H, W]}, a pixel belongs to the mask where it is not 0
   * @return {@code [N, 4]}
   * @throws ShapeException when the shape is another
   * @throws IllegalArgumentException when a mask is empty
   */
  public static Tensor aroundMasks(Tensor masks) {
    if (masks.shape().rank() != 3) {
      throw new ShapeException(
          "masks_to_boxes: masks %s, expected [N, H, W]".formatted(masks.shape()));
    }
    int height = masks.dim(1);
    int width = masks.dim(2);
    float[] boxes = new float[4 * masks.dim(0)];
    for (int mask = 0; mask < masks.dim(0); mask++) {
      int left = width;
      int top = height;
      int right = -1;
      int bottom = -1;
      int at = mask * height * width;
      for (int i = 0; i < height * width; i++) {
        if (masks.data()[at + i] != 0) {
          left = Math.min(left, i % width);
          right = Math.max(right, i % width);
          top = Math.min(top, i / width);
          bottom = i / width;
        }
      }
      if (right < 0) {
        throw new IllegalArgumentException(
            "masks_to_boxes: mask " + mask + " is empty, expected at least one pixel");
      }
      boxes[4 * mask] = left;
      boxes[4 * mask + 1] = top;
      boxes[4 * mask + 2] = right;
      boxes[4 * mask + 3] = bottom;
    }
    return Tensor.of(boxes, masks.dim(0), 4);
  }

  /**
   * Boxes in an image after it was resized.
   *
   * @param boxes {@code [N, 4]}
   * @param from the image's extents before
   * @param to the image's extents after
   * @return {@code [N, 4]}
   * @throws ShapeException when the shape is another
   */
  public static Tensor resize(Tensor boxes, Size from, Size to) {
    requireBoxes("resize_boxes", boxes);
    return scaled(boxes, 2, from, to);
  }

  /** Groups of x, y and more, of so many numbers, of which those at 0 and 1 are scaled. */
  static Tensor scaled(Tensor points, int perPoint, Size from, Size to) {
    float ratioX = (float) to.width() / from.width();
    float ratioY = (float) to.height() / from.height();
    float[] scaled = points.data().clone();
    for (int i = 0; i < scaled.length; i += perPoint) {
      scaled[i] *= ratioX;
      scaled[i + 1] *= ratioY;
    }
    return Tensor.of(scaled, points.shape());
  }
}
