package org.fovea.neural.op;

import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Position-sensitive regions sampled between pixels: each bin of the grid has channels of its own
 * (R-FCN, Dai et al., 2016; sampled as in Light-Head R-CNN, Li et al., 2017).
 */
public final class PsRoiAlign {
  private PsRoiAlign() {}

  /**
   * Averages each bin over bilinear samples on a regular grid within it, from the channel that is
   * the bin's. Pixel 0 has its centre at 0.5 before scaling; samples more than a pixel outside the
   * feature map are 0, and so are bins of regions without area where the samples adapt to it. No
   * gradient flows to the regions.
   *
   * @param x {@code [N, C * outHeight * outWidth, H, W]}, the channels in the order (c, row, column
   *     of the bin)
   * @param rois {@code [K, 5]}: the number of the image, x1, y1, x2, y2
   * @param config the bins, their samples and the scale of the regions; always aligned
   * @return {@code [K, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when there is no such image or a coordinate is not finite
   */
  public static Tensor psRoiAlign(Tensor x, Tensor rois, RoiAlignConfig config) {
    Regions regions = Regions.of("ps_roi_align", x, rois);
    int bins = config.outHeight() * config.outWidth();
    requireChannels("ps_roi_align", x, bins);
    BilinearBins[] rows = new BilinearBins[regions.count()];
    BilinearBins[] columns = new BilinearBins[regions.count()];
    for (int roi = 0; roi < rows.length; roi++) {
      rows[roi] =
          bins(config, regions.y1(roi), regions.y2(roi), config.outHeight(), regions.height());
      columns[roi] =
          bins(config, regions.x1(roi), regions.x2(roi), config.outWidth(), regions.width());
    }
    Shape shape =
        Shape.of(regions.count(), regions.channels() / bins, config.outHeight(), config.outWidth());
    float[] out = new float[shape.numel()];
    Cells cells = new Cells(rows, columns, config.outWidth(), bins, regions);
    cells.average(x.data(), out);
    return Autograd.result(
        "ps_roi_align",
        out,
        shape,
        (g, in) -> {
          float[] dx = new float[regions.numel()];
          cells.spread(g, dx);
          in.add(0, dx);
        },
        x);
  }

  static void requireChannels(String operation, Tensor x, int bins) {
    if (x.dim(1) % bins != 0) {
      throw new ShapeException(
          "%s: input %s, expected a multiple of %d channels, one for each bin"
              .formatted(operation, x.shape(), bins));
    }
  }

  private static BilinearBins bins(
      RoiAlignConfig config, float from, float to, int bins, int extent) {
    double scale = config.spatialScale();
    return BilinearBins.of(
        from * scale - 0.5, ((double) to - from) * scale, bins, config.samplingRatio(), extent);
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  private record Cells(
      BilinearBins[] rows, BilinearBins[] columns, int outWidth, int bins, Regions regions) {
    void average(float[] x, float[] out) {
      regions.forEach(
          1,
          (roi, channel, at, line) -> {
            int i = channel % bins / outWidth;
            int j = channel % outWidth;
            float sum = 0;
            for (int r = rows[roi].start(i); r < rows[roi].start(i + 1); r++) {
              int row = at + rows[roi].index(r) * regions.width();
              float ofRow = 0;
              for (int k = columns[roi].start(j); k < columns[roi].start(j + 1); k++) {
                ofRow += columns[roi].weight(k) * x[row + columns[roi].index(k)];
              }
              sum += rows[roi].weight(r) * ofRow;
            }
            out[roi * regions.channels() + channel] = sum;
          });
    }

    void spread(float[] g, float[] dx) {
      regions.forEach(
          1,
          (roi, channel, at, line) -> {
            int i = channel % bins / outWidth;
            int j = channel % outWidth;
            float gradient = g[roi * regions.channels() + channel];
            for (int r = rows[roi].start(i); r < rows[roi].start(i + 1); r++) {
              int row = at + rows[roi].index(r) * regions.width();
              float share = gradient * rows[roi].weight(r);
              for (int k = columns[roi].start(j); k < columns[roi].start(j + 1); k++) {
                dx[row + columns[roi].index(k)] += columns[roi].weight(k) * share;
              }
            }
          });
    }
  }
}
