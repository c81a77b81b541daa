package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * The largest value in each bin of regions of feature maps (Fast R-CNN, Girshick, 2015, section
 * 2.1).
 */
public final class RoiPool {
  private RoiPool() {}

  /**
   * Pools by maximum over whole pixels: corners are rounded, the corner (x2, y2) belongs to the
   * region, and neighbouring bins may share pixels. A bin without pixels is 0. Of equal values the
   * first in row-major order takes the gradient; none flows to the regions.
   *
   * @param x {@code [N, C, H, W]}
   * @param rois {@code [K, 5]}: the number of the image, x1, y1, x2, y2
   * @param outHeight rows of bins, at least 1
   * @param outWidth columns of bins, at least 1
   * @param spatialScale pixels of the feature map per pixel of the regions' coordinates, above 0
   * @return {@code [K, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when there is no such image, a coordinate is not finite or a
   *     number is out of range
   */
  public static Tensor roiPool(
      Tensor x, Tensor rois, int outHeight, int outWidth, double spatialScale) {
    RoiAlignConfig.requireBins("roi_pool", outHeight, outWidth, spatialScale);
    Regions regions = Regions.of("roi_pool", x, rois);
    WholeBins[] rows = new WholeBins[regions.count()];
    WholeBins[] columns = new WholeBins[regions.count()];
    for (int roi = 0; roi < rows.length; roi++) {
      rows[roi] = bins(regions.y1(roi), regions.y2(roi), spatialScale, outHeight, regions.height());
      columns[roi] =
          bins(regions.x1(roi), regions.x2(roi), spatialScale, outWidth, regions.width());
    }
    Shape shape = Shape.of(regions.count(), regions.channels(), outHeight, outWidth);
    float[] out = new float[shape.numel()];
    int[] winners = new int[out.length];
    pool(regions, rows, columns, x.data(), out, winners);
    int bins = outHeight * outWidth;
    return Autograd.result(
        "roi_pool", out, shape, (g, in) -> in.add(0, scatter(regions, bins, g, winners)), x);
  }

  private static WholeBins bins(float from, float to, double scale, int bins, int extent) {
    int start = WholeBins.pixel(from, scale);
    return WholeBins.of(start, (long) WholeBins.pixel(to, scale) - start + 1, bins, extent);
  }

  /** Writes the maxima, and where in x they are, -1 for those of nothing. */
  private static void pool(
      Regions regions,
      WholeBins[] rows,
      WholeBins[] columns,
      float[] x,
      float[] out,
      int[] winners) {
    int bins = regions.count() == 0 ? 0 : rows[0].from().length * columns[0].from().length;
    regions.forEach(
        bins,
        (roi, channel, at, line) -> {
          int target = (roi * regions.channels() + channel) * bins;
          WholeBins down = rows[roi];
          WholeBins across = columns[roi];
          for (int i = 0; i < down.from().length; i++) {
            for (int j = 0; j < across.from().length; j++) {
              int winner = -1;
              float greatest = Float.NEGATIVE_INFINITY;
              for (int y = down.from()[i]; y < down.to()[i]; y++) {
                int row = at + y * regions.width();
                for (int k = row + across.from()[j]; k < row + across.to()[j]; k++) {
                  if (x[k] > greatest) {
                    greatest = x[k];
                    winner = k;
                  }
                }
              }
              winners[target] = winner;
              out[target++] = winner < 0 ? 0 : greatest;
            }
          }
        });
  }

  private static float[] scatter(Regions regions, int bins, float[] g, int[] winners) {
    float[] dx = new float[regions.numel()];
    regions.forEach(
        bins,
        (roi, channel, at, line) -> {
          int from = (roi * regions.channels() + channel) * bins;
          for (int i = from; i < from + bins; i++) {
            if (winners[i] >= 0) {
              dx[winners[i]] += g[i];
            }
          }
        });
    return dx;
  }
}
