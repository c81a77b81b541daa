package org.fovea.neural.detection;

import java.util.List;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** The default boxes around each pixel of feature maps (SSD, Liu et al., 2016, section 2.2). */
public final class DefaultBoxGenerator {
  private final DefaultBoxConfig config;
  private final double[][] extents;

  /**
   * Makes a generator.
   *
   * @param config ratios, scales and steps
   */
  public DefaultBoxGenerator(DefaultBoxConfig config) {
    this.config = config;
    extents = new double[config.aspectRatios().size()][];
    for (int k = 0; k < extents.length; k++) {
      extents[k] = extents(k);
    }
  }

  /** Width and height of each box of a feature map, as shares of the image. */
  private double[] extents(int map) {
    List<Double> ratios = config.aspectRatios().get(map);
    double scale = config.scales().get(map);
    double between = Math.sqrt(scale * config.scales().get(map + 1));
    double[] extents = new double[4 + 4 * ratios.size()];
    extents[0] = scale;
    extents[1] = scale;
    extents[2] = between;
    extents[3] = between;
    int at = 4;
    for (double ratio : ratios) {
      double longer = scale * Math.sqrt(ratio);
      double shorter = scale / Math.sqrt(ratio);
      extents[at++] = longer;
      extents[at++] = shorter;
      extents[at++] = shorter;
      extents[at++] = longer;
    }
    for (int i = 0; config.clip() && i < extents.length; i++) {
      extents[i] = Math.min(extents[i], 1);
    }
    return extents;
  }

  /**
   * How many boxes there are at each pixel.
   *
   * @return one number per feature map
   */
  public List<Integer> perPixel() {
    return config.aspectRatios().stream().map(ratios -> 2 + 2 * ratios.size()).toList();
  }

  /**
   * The default boxes of an image.
   *
   * @param image extents of the batch's images
   * @param features extents of the feature maps, finest first
   * @return {@code [boxes, 4]}: for each feature map, row, column and box; they may reach beyond
   *     the image
   * @throws ShapeException when there are not as many feature maps as expected
   */
  public Tensor boxes(Size image, List<Size> features) {
    if (features.size() != extents.length) {
      throw new ShapeException(
          "default boxes: %d feature maps, expected %d".formatted(features.size(), extents.length));
    }
    int count = 0;
    for (int k = 0; k < extents.length; k++) {
      count += features.get(k).height() * features.get(k).width() * extents[k].length / 2;
    }
    float[] boxes = new float[4 * count];
    int at = 0;
    for (int k = 0; k < extents.length; k++) {
      Size size = features.get(k);
      List<Integer> steps = config.steps();
      double stepY = steps == null ? (double) image.height() / size.height() : steps.get(k);
      double stepX = steps == null ? (double) image.width() / size.width() : steps.get(k);
      for (int row = 0; row < size.height(); row++) {
        for (int column = 0; column < size.width(); column++) {
          double x = (column + 0.5) * stepX;
          double y = (row + 0.5) * stepY;
          for (int i = 0; i < extents[k].length; i += 2) {
            double halfWidth = extents[k][i] * image.width() / 2;
            double halfHeight = extents[k][i + 1] * image.height() / 2;
            boxes[at++] = (float) (x - halfWidth);
            boxes[at++] = (float) (y - halfHeight);
            boxes[at++] = (float) (x + halfWidth);
            boxes[at++] = (float) (y + halfHeight);
          }
        }
      }
    }
    return Tensor.of(boxes, count, 4);
  }
}
