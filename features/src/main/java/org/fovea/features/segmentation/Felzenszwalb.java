package org.fovea.features.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;

/**
 * Efficient graph-based segmentation (P. Felzenszwalb and D. Huttenlocher, IJCV 2004): two regions
 * are joined unless the weakest edge between them is stronger than the strongest edge inside either
 * plus {@code scale / size}. The label maps are those of {@code skimage.segmentation.felzenszwalb}
 * 0.19; where edges of different regions weigh exactly the same, those that it has with a stable
 * sort ({@link PixelGraph}).
 *
 * <p>To segment a picture at several scales, make a {@link PixelGraph} once.
 *
 * @param scale {@code k} of the paper, for values 0..255, at least 0: higher makes larger regions
 * @param sigma standard deviation in pixels of the Gaussian that smooths first, {@code 0..1000}
 * @param minSize pixels; smaller regions are joined to a neighbour, least different first
 */
public record Felzenszwalb(double scale, double sigma, int minSize) {
  public Felzenszwalb {
    PixelGraph.requireScale(scale);
    if (!(sigma >= 0 && sigma <= 1000)) {
      throw new IllegalArgumentException("sigma must be 0..1000, got " + sigma);
    }
  }

  /**
   * Segments a gray picture.
   *
   * @param image values 0..255, at least 1 x 1
   * @return its regions
   * @throws IllegalArgumentException if the picture has no pixels or more than {@link
   *     PixelGraph#MAX_PIXELS}
   */
  public LabelMap segment(GrayU8 image) {
    return PixelGraph.of(image, sigma).segment(scale, minSize);
  }

  /**
   * Segments a picture of any number of bands.
   *
   * @param image values 0..255, at least 1 x 1, with one band or more
   * @return its regions
   * @throws IllegalArgumentException if the picture has no pixels, more than {@link
   *     PixelGraph#MAX_PIXELS} or no band
   */
  public LabelMap segment(Planar<GrayU8> image) {
    return PixelGraph.of(image, sigma).segment(scale, minSize);
  }
}
