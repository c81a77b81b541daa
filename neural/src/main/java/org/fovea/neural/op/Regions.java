package org.fovea.neural.op;

import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;

/**
 * Regions of the images of a batch, [K, 5]: image number, x1, y1, x2, y2. Work on them is cut by
 * planes of the feature map: one plane's values and its gradient belong to one task, which goes
 * through the regions of that image in their order.
 */
final class Regions {
  /** Values that a task computes at least, about. */
  private static final int WORK = 1 << 13;

  private final float[] values;
  private final int images;
  private final int channels;
  private final int height;
  private final int width;
  private final int[] ofImage;
  private final int[] starts;

  private Regions(float[] values, Shape x, int[] ofImage, int[] starts) {
    this.values = values;
    images = x.dim(0);
    channels = x.dim(1);
    height = x.dim(2);
    width = x.dim(3);
    this.ofImage = ofImage;
    this.starts = starts;
  }

  /** Checks regions against the feature map that they lie on. */
  static Regions of(String operation, Tensor x, Tensor rois) {
    if (x.shape().rank() != 4 || rois.shape().rank() != 2 || rois.dim(1) != 5) {
      throw new ShapeException(
          "%s: input %s and rois %s, expected [N, C, H, W] and [K, 5]"
              .formatted(operation, x.shape(), rois.shape()));
    }
    if (x.dim(2) < 1 || x.dim(3) < 1) {
      throw new ShapeException(
          "%s: input %s, expected at least one row and column".formatted(operation, x.shape()));
    }
    float[] values = rois.data().clone();
    int[] starts = new int[x.dim(0) + 1];
    for (int roi = 0; roi < rois.dim(0); roi++) {
      float image = values[5 * roi];
      if (!(image >= 0 && image < x.dim(0)) || image != (int) image) {
        throw new IllegalArgumentException(
            "%s: region %d is of image %s, expected a whole number in 0..%d"
                .formatted(operation, roi, image, x.dim(0) - 1));
      }
      for (int i = 1; i < 5; i++) {
        if (!Float.isFinite(values[5 * roi + i])) {
          throw new IllegalArgumentException(
              "%s: a coordinate of region %d is %s, expected finite ones"
                  .formatted(operation, roi, values[5 * roi + i]));
        }
      }
      starts[(int) image + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    int[] ofImage = new int[rois.dim(0)];
    int[] next = starts.clone();
    for (int roi = 0; roi < ofImage.length; roi++) {
      ofImage[next[(int) values[5 * roi]]++] = roi;
    }
    return new Regions(values, x.shape(), ofImage, starts);
  }

  int count() {
    return ofImage.length;
  }

  int channels() {
    return channels;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  int numel() {
    return images * channels * height * width;
  }

  float x1(int roi) {
    return values[5 * roi + 1];
  }

  float y1(int roi) {
    return values[5 * roi + 2];
  }

  float x2(int roi) {
    return values[5 * roi + 3];
  }

  float y2(int roi) {
    return values[5 * roi + 4];
  }

  /** Work on one plane of the feature map. */
  @FunctionalInterface
  interface PlaneBody {
    /**
     * Does the work of a region on a plane.
     *
     * @param roi the region
     * @param channel the plane's
     * @param at where the plane begins in the feature map
     * @param line room for one row of the feature map
     */
    void accept(int roi, int channel, int at, float[] line);
  }

  /**
   * Runs a body for each region and channel.
   *
   * @param perPlane values that one region takes of one plane, to judge the work by
   */
  void forEach(int perPlane, PlaneBody body) {
    int size = (int) Math.max(1, WORK / Math.max(1, (long) perPlane * count()));
    Workers.current()
        .forRanges(
            images * channels,
            size,
            (from, to) -> {
              float[] line = new float[width];
              for (int plane = from; plane < to; plane++) {
                int image = plane / channels;
                for (int i = starts[image]; i < starts[image + 1]; i++) {
                  body.accept(ofImage[i], plane % channels, plane * height * width, line);
                }
              }
            });
  }
}
