package org.fovea.features.segmentation;

import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.filter.GaussianBlur;
import org.fovea.features.image.Images;

/**
 * Simple linear iterative clustering (R. Achanta and others, SLIC superpixels compared to
 * state-of-the-art superpixel methods, TPAMI 2012): k-means over colour and place, each cluster
 * looking no further than two grid steps, then parts that are cut off join a neighbour. The label
 * maps are those of {@code skimage.segmentation.slic} 0.19 with {@code start_label=0}, its 3 bands
 * taken to L*a*b*, a gray picture as it is. As there, the values are first stretched so that the
 * picture's lowest is 0 and its highest 1, and all clusters begin without a colour.
 *
 * @param segments how many superpixels there are about, at least 1
 * @param compactness what place weighs beside colour, above 0: higher makes squarer superpixels; 10
 *     suits L*a*b*, 0.1 a gray picture
 * @param iterations of k-means at most, at least 1; the usual number is 10
 * @param sigma standard deviation in pixels of the Gaussian that smooths first, {@code 0..1000}
 */
public record Slic(int segments, double compactness, int iterations, double sigma) {
  public Slic {
    if (segments < 1) {
      throw new IllegalArgumentException("segments must be at least 1, got " + segments);
    }
    if (!(compactness > 0 && Double.isFinite(compactness))) {
      throw new IllegalArgumentException("compactness must be above 0, got " + compactness);
    }
    if (iterations < 1) {
      throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
    }
    if (!(sigma >= 0 && sigma <= 1000)) {
      throw new IllegalArgumentException("sigma must be 0..1000, got " + sigma);
    }
  }

  /**
   * Ten iterations without smoothing.
   *
   * @param segments how many superpixels there are about, at least 1
   * @param compactness what place weighs beside colour, above 0
   */
  public Slic(int segments, double compactness) {
    this(segments, compactness, 10, 0);
  }

  /**
   * Cuts a gray picture into superpixels.
   *
   * @param image values 0..255, at least 1 x 1
   * @return its superpixels
   * @throws IllegalArgumentException if the picture has no pixels
   */
  public LabelMap segment(GrayU8 image) {
    return cluster(UnitBands.stretched(image));
  }

  /**
   * Cuts a picture into superpixels.
   *
   * @param image R, G, B, at least 1 x 1
   * @return its superpixels
   * @throws IllegalArgumentException if the picture has no pixels or other than three bands
   */
  public LabelMap segment(Planar<GrayU8> image) {
    Images.requireRgb(image);
    GrayF64[] bands = UnitBands.stretched(image.getBand(0), image.getBand(1), image.getBand(2));
    UnitBands.toLab(bands);
    return cluster(bands);
  }

  private LabelMap cluster(GrayF64... bands) {
    GaussianBlur blur = new GaussianBlur(sigma);
    double[][] values = new double[bands.length][];
    for (int band = 0; band < bands.length; band++) {
      values[band] = (sigma > 0 ? blur.apply(bands[band]) : bands[band]).data;
      for (int i = 0; i < values[band].length; i++) {
        values[band][i] *= 1 / compactness;
      }
    }
    int width = bands[0].width;
    int height = bands[0].height;
    SlicClusters clusters = new SlicClusters(values, width, height, segments);
    int[] labels = clusters.run(iterations);
    double size = (double) labels.length / clusters.count();
    return new ConnectedSuperpixels(labels, width, height)
        .enforce((int) (0.5 * size), (int) (3 * size));
  }
}
