package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Position-sensitive regions averaged over whole pixels: each bin of the grid has channels of its
 * own (R-FCN, Dai et al., 2016, equation 1).
 */
public final class PsRoiPool {
  private PsRoiPool() {}

  /**
   * Averages each bin over its pixels, from the channel that is the bin's. Corners are rounded; a
   * bin without pixels is 0. As in torchvision the last row and column of the feature map belong to
   * no bin, yet get their share of the gradient of a region that reaches them: there the gradient
   * is not the derivative. No gradient flows to the regions.
   *
   * @param x {@code [N, C * outHeight * outWidth, H, W]}, the channels in the order (c, row, column
   *     of the bin)
   * @param rois {@code [K, 5]}: the number of the image, x1, y1, x2, y2
   * @param outHeight rows of bins, at least 1
   * @param outWidth columns of bins, at least 1
   * @param spatialScale pixels of the feature map per pixel of the regions' coordinates, above 0
   * @return {@code [K, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when there is no such image, a coordinate is not finite or a
   *     number is out of range
   */
  public static Tensor psRoiPool(
      Tensor x, Tensor rois, int outHeight, int outWidth, double spatialScale) {
    RoiAlignConfig.requireBins("ps_roi_pool", outHeight, outWidth, spatialScale);
    Regions regions = Regions.of("ps_roi_pool", x, rois);
    int bins = outHeight * outWidth;
    PsRoiAlign.requireChannels("ps_roi_pool", x, bins);
    Shape shape = Shape.of(regions.count(), regions.channels() / bins, outHeight, outWidth);
    float[] out = new float[shape.numel()];
    Cells.of(regions, outHeight, outWidth, spatialScale, 1).average(x.data(), out);
    return Autograd.result(
        "ps_roi_pool",
        out,
        shape,
        (g, in) -> {
          float[] dx = new float[regions.numel()];
          Cells.of(regions, outHeight, outWidth, spatialScale, 0).spread(g, dx);
          in.add(0, dx);
        },
        x);
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  private record Cells(
      WholeBins[] rows, WholeBins[] columns, int outWidth, int bins, Regions regions) {
    /** The cells of all regions, without the given number of rows and columns at the far edges. */
    static Cells of(Regions regions, int outHeight, int outWidth, double scale, int edge) {
      WholeBins[] rows = new WholeBins[regions.count()];
      WholeBins[] columns = new WholeBins[regions.count()];
      for (int roi = 0; roi < rows.length; roi++) {
        rows[roi] =
            bins(regions.y1(roi), regions.y2(roi), scale, outHeight, regions.height() - edge);
        columns[roi] =
            bins(regions.x1(roi), regions.x2(roi), scale, outWidth, regions.width() - edge);
      }
      return new Cells(rows, columns, outWidth, outHeight * outWidth, regions);
    }

    private static WholeBins bins(float from, float to, double scale, int bins, int limit) {
      int start = WholeBins.pixel(from, scale);
      return WholeBins.of(start, (long) WholeBins.pixel(to, scale) - start, bins, limit);
    }

    private int top(int roi, int channel) {
      return rows[roi].from()[channel % bins / outWidth];
    }

    private int bottom(int roi, int channel) {
      return rows[roi].to()[channel % bins / outWidth];
    }

    private int left(int roi, int channel) {
      return columns[roi].from()[channel % outWidth];
    }

    private int right(int roi, int channel) {
      return columns[roi].to()[channel % outWidth];
    }

    /** Pixels of a bin, 0 or less where it is empty. */
    private int area(int roi, int channel) {
      int height = bottom(roi, channel) - top(roi, channel);
      int width = right(roi, channel) - left(roi, channel);
      return Math.max(0, height) * Math.max(0, width);
    }

    void average(float[] x, float[] out) {
      regions.forEach(
          1,
          (roi, channel, at, line) -> {
            int area = area(roi, channel);
            if (area == 0) {
              return;
            }
            int left = left(roi, channel);
            int right = right(roi, channel);
            double sum = 0;
            for (int y = top(roi, channel); y < bottom(roi, channel); y++) {
              int row = at + y * regions.width();
              for (int k = row + left; k < row + right; k++) {
                sum += x[k];
              }
            }
            out[roi * regions.channels() + channel] = (float) (sum / area);
          });
    }

    void spread(float[] g, float[] dx) {
      regions.forEach(
          1,
          (roi, channel, at, line) -> {
            int area = area(roi, channel);
            if (area == 0) {
              return;
            }
            int left = left(roi, channel);
            int right = right(roi, channel);
            float share = g[roi * regions.channels() + channel] / area;
            for (int y = top(roi, channel); y < bottom(roi, channel); y++) {
              int row = at + y * regions.width();
              for (int k = row + left; k < row + right; k++) {
                dx[k] += share;
              }
            }
          });
    }
  }
}
