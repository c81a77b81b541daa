package org.fovea.neural.op;

import java.util.Arrays;
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
   * first in row-major order takes the gradient, NaN wins; none flows to the regions.
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
    Bins bins = new Bins(rows, columns, outHeight, outWidth, regions);
    float[] values = x.data();
    float[] out = new float[shape.numel()];
    bins.greatest(values, out);
    return Autograd.result(
        "roi_pool", out, shape, (g, in) -> in.add(0, bins.gradient(g, values, out)), x);
  }

  private static WholeBins bins(float from, float to, double scale, int bins, int extent) {
    int start = WholeBins.pixel(from, scale);
    return WholeBins.of(start, (long) WholeBins.pixel(to, scale) - start + 1, bins, extent);
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  private record Bins(
      WholeBins[] rows, WholeBins[] columns, int outHeight, int outWidth, Regions regions) {
    /** For each row of bins the greatest of each pixel column first, then of the columns. */
    void greatest(float[] x, float[] out) {
      regions.forEach(
          outHeight * outWidth,
          (roi, channel, at, line) -> {
            int target = (roi * regions.channels() + channel) * outHeight * outWidth;
            WholeBins down = rows[roi];
            WholeBins across = columns[roi];
            int first = across.from()[0];
            int end = across.to()[outWidth - 1];
            for (int i = 0; i < outHeight; i++) {
              boolean empty = down.from()[i] >= down.to()[i];
              Arrays.fill(line, first, end, Float.NEGATIVE_INFINITY);
              for (int y = down.from()[i]; y < down.to()[i]; y++) {
                int row = at + y * regions.width();
                for (int k = first; k < end; k++) {
                  line[k] = Math.max(line[k], x[row + k]);
                }
              }
              for (int j = 0; j < outWidth; j++) {
                float greatest = Float.NEGATIVE_INFINITY;
                for (int k = across.from()[j]; k < across.to()[j]; k++) {
                  greatest = Math.max(greatest, line[k]);
                }
                out[target++] = empty || across.from()[j] >= across.to()[j] ? 0 : greatest;
              }
            }
          });
    }

    float[] gradient(float[] g, float[] x, float[] out) {
      float[] dx = new float[regions.numel()];
      regions.forEach(
          outHeight * outWidth,
          (roi, channel, at, line) -> {
            int source = (roi * regions.channels() + channel) * outHeight * outWidth;
            for (int i = 0; i < outHeight; i++) {
              for (int j = 0; j < outWidth; j++, source++) {
                int winner = first(x, out[source], at, roi, i, j);
                if (winner >= 0) {
                  dx[winner] += g[source];
                }
              }
            }
          });
      return dx;
    }

    /** Where a bin first has a value, or -1 in an empty one. */
    private int first(float[] x, float value, int at, int roi, int i, int j) {
      for (int y = rows[roi].from()[i]; y < rows[roi].to()[i]; y++) {
        int row = at + y * regions.width();
        for (int k = row + columns[roi].from()[j]; k < row + columns[roi].to()[j]; k++) {
          if (x[k] == value || Float.isNaN(x[k])) {
            return k;
          }
        }
      }
      return -1;
    }
  }
}
