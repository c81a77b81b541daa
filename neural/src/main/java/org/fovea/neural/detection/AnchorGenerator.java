package org.fovea.neural.detection;

import java.util.List;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Anchors: boxes of several sizes and shapes around each pixel of feature maps (Faster R-CNN, Ren
 * et al., 2015, section 3.1.1).
 */
public final class AnchorGenerator {
  private final List<float[]> cells;

  /**
   * Makes a generator. A value out of range is an {@link IllegalArgumentException}.
   *
   * @param sizes for each feature map, finest first, the sides of its anchors when square, in image
   *     pixels, above 0
   * @param aspectRatios for each feature map the ratios of height to width, above 0
   * @throws IllegalArgumentException when there are not as many lists of ratios as of sizes
   */
  public AnchorGenerator(List<List<Double>> sizes, List<List<Double>> aspectRatios) {
    if (sizes.size() != aspectRatios.size()) {
      throw new IllegalArgumentException(
          "anchors: sizes of %d and aspectRatios of %d feature maps, expected as many"
              .formatted(sizes.size(), aspectRatios.size()));
    }
    float[][] all = new float[sizes.size()][];
    for (int i = 0; i < all.length; i++) {
      all[i] = cellAnchors(sizes.get(i), aspectRatios.get(i)).data();
    }
    cells = List.of(all);
  }

  /**
   * The anchors around the origin, rounded to whole pixels, halves to even.
   *
   * @param sizes sides when square, pixels, above 0
   * @param aspectRatios ratios of height to width, above 0
   * @return {@code [ratios * sizes, 4]}, all sizes of the first ratio first
   * @throws IllegalArgumentException when a number is out of range
   */
  public static Tensor cellAnchors(List<Double> sizes, List<Double> aspectRatios) {
    float[] boxes = new float[4 * sizes.size() * aspectRatios.size()];
    int at = 0;
    for (double ratio : aspectRatios) {
      for (double size : sizes) {
        if (!(ratio > 0 && size > 0)) {
          throw new IllegalArgumentException(
              "anchors: size %s and aspect ratio %s, expected more than 0".formatted(size, ratio));
        }
        double root = Math.sqrt(ratio);
        float right = (float) Math.rint(size / root / 2);
        float bottom = (float) Math.rint(size * root / 2);
        boxes[at++] = -right;
        boxes[at++] = -bottom;
        boxes[at++] = right;
        boxes[at++] = bottom;
      }
    }
    return Tensor.of(boxes, boxes.length / 4, 4);
  }

  /**
   * How many anchors there are at each pixel.
   *
   * @return one number per feature map
   */
  public List<Integer> perPixel() {
    return cells.stream().map(cell -> cell.length / 4).toList();
  }

  /** The number of anchors at each pixel where all feature maps have as many. */
  int commonPerPixel() {
    List<Integer> counts = perPixel();
    if (counts.stream().distinct().count() != 1) {
      throw new IllegalArgumentException(
          "anchors: %s per pixel, expected the same for all feature maps".formatted(counts));
    }
    return counts.get(0);
  }

  /**
   * The anchors of an image. They are a whole number of image pixels apart: the image's extent over
   * the feature map's, rounded down.
   *
   * @param image extents of the batch's images, padding included
   * @param features extents of the feature maps, finest first
   * @return {@code [anchors, 4]}: for each feature map, row, column and cell anchor
   * @throws ShapeException when there are not as many feature maps as expected
   */
  public Tensor anchors(Size image, List<Size> features) {
    if (features.size() != cells.size()) {
      throw new ShapeException(
          "anchors: %d feature maps, expected %d".formatted(features.size(), cells.size()));
    }
    int count = 0;
    for (int i = 0; i < cells.size(); i++) {
      count += features.get(i).height() * features.get(i).width() * cells.get(i).length;
    }
    float[] boxes = new float[count];
    int at = 0;
    for (int i = 0; i < cells.size(); i++) {
      Size size = features.get(i);
      int strideY = image.height() / size.height();
      int strideX = image.width() / size.width();
      for (int row = 0; row < size.height(); row++) {
        for (int column = 0; column < size.width(); column++) {
          float[] cell = cells.get(i);
          for (int k = 0; k < cell.length; k++) {
            boxes[at++] = cell[k] + (k % 2 == 0 ? column * strideX : row * strideY);
          }
        }
      }
    }
    return Tensor.of(boxes, count / 4, 4);
  }
}
