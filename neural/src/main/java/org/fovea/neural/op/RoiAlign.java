package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Regions of feature maps averaged to a grid of bins, sampled between pixels (Mask R-CNN, He et
 * al., 2017, section 3).
 */
public final class RoiAlign {
  private RoiAlign() {}

  /**
   * Averages each bin over bilinear samples on a regular grid within it. Samples more than a pixel
   * outside the feature map are 0. No gradient flows to the regions.
   *
   * @param x {@code [N, C, H, W]}
   * @param rois {@code [K, 5]}: the number of the image, x1, y1, x2, y2
   * @param config the bins, their samples and the scale of the regions
   * @return {@code [K, C, outHeight, outWidth]}
   * @throws ShapeException when the shapes don't fit
   * @throws IllegalArgumentException when there is no such image or a coordinate is not finite
   */
  public static Tensor roiAlign(Tensor x, Tensor rois, RoiAlignConfig config) {
    Regions regions = Regions.of("roi_align", x, rois);
    BilinearBins[] rows = new BilinearBins[regions.count()];
    BilinearBins[] columns = new BilinearBins[regions.count()];
    for (int roi = 0; roi < rows.length; roi++) {
      rows[roi] =
          bins(config, regions.y1(roi), regions.y2(roi), config.outHeight(), regions.height());
      columns[roi] =
          bins(config, regions.x1(roi), regions.x2(roi), config.outWidth(), regions.width());
    }
    Shape shape =
        Shape.of(regions.count(), regions.channels(), config.outHeight(), config.outWidth());
    Grids grids = new Grids(rows, columns, config.outHeight(), config.outWidth(), regions);
    float[] out = new float[shape.numel()];
    grids.average(x.data(), out);
    return Autograd.result(
        "roi_align",
        out,
        shape,
        (g, in) -> {
          float[] dx = new float[regions.numel()];
          grids.spread(g, dx);
          in.add(0, dx);
        },
        x);
  }

  private static BilinearBins bins(
      RoiAlignConfig config, float from, float to, int bins, int extent) {
    double start = from * config.spatialScale() - (config.aligned() ? 0.5 : 0);
    double size = ((double) to - from) * config.spatialScale();
    return BilinearBins.of(
        start, config.aligned() ? size : Math.max(size, 1), bins, config.samplingRatio(), extent);
  }

  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
  private record Grids(
      BilinearBins[] rows, BilinearBins[] columns, int outHeight, int outWidth, Regions regions) {
    /** For each row of bins the pixel rows are summed to a line first, then the columns. */
    void average(float[] x, float[] out) {
      int bins = outHeight * outWidth;
      regions.forEach(
          bins,
          (roi, channel, at, line) -> {
            int target = (roi * regions.channels() + channel) * bins;
            int first = columns[roi].first();
            int end = columns[roi].end();
            for (int i = 0; i < outHeight; i++) {
              Arrays.fill(line, first, end, 0);
              for (int r = rows[roi].start(i); r < rows[roi].start(i + 1); r++) {
                float weight = rows[roi].weight(r);
                int row = at + rows[roi].index(r) * regions.width();
                for (int k = first; k < end; k++) {
                  line[k] += weight * x[row + k];
                }
              }
              for (int j = 0; j < outWidth; j++) {
                float sum = 0;
                for (int k = columns[roi].start(j); k < columns[roi].start(j + 1); k++) {
                  sum += columns[roi].weight(k) * line[columns[roi].index(k)];
                }
                out[target++] = sum;
              }
            }
          });
    }

    /** The transpose of {@link #average}. */
    void spread(float[] g, float[] dx) {
      int bins = outHeight * outWidth;
      regions.forEach(
          bins,
          (roi, channel, at, line) -> {
            int source = (roi * regions.channels() + channel) * bins;
            int first = columns[roi].first();
            int end = columns[roi].end();
            for (int i = 0; i < outHeight; i++) {
              Arrays.fill(line, first, end, 0);
              for (int j = 0; j < outWidth; j++) {
                float gradient = g[source++];
                for (int k = columns[roi].start(j); k < columns[roi].start(j + 1); k++) {
                  line[columns[roi].index(k)] += columns[roi].weight(k) * gradient;
                }
              }
              for (int r = rows[roi].start(i); r < rows[roi].start(i + 1); r++) {
                float weight = rows[roi].weight(r);
                int row = at + rows[roi].index(r) * regions.width();
                for (int k = first; k < end; k++) {
                  dx[row + k] += weight * line[k];
                }
              }
            }
          });
    }
  }
}
