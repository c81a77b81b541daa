package org.fovea.features.segmentation;

import boofcv.abst.segmentation.ImageSuperpixels;
import boofcv.factory.segmentation.ConfigSegmentMeanShift;
import boofcv.factory.segmentation.FactoryImageSegmentation;
import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.ImageType;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * Mean shift segmentation (D. Comaniciu and P. Meer, TPAMI 2002): pixels whose search for the mode
 * of place and colour ends together are a region; BoofCV's {@code SegmentMeanShift} with Gaussian
 * kernels, its search made for every pixel. {@link MeanShiftFilter} smooths instead of cutting.
 *
 * @param spatialRadius radius of the window in pixels, {@code 1..1000}
 * @param colourRadius radius in R, G, B, above 0 and at most 442
 * @param minSize regions of fewer pixels join the neighbour of the most alike colour; at least 1
 */
public record MeanShift(int spatialRadius, double colourRadius, int minSize) {
  public MeanShift {
    if (spatialRadius < 1 || spatialRadius > 1000) {
      throw new IllegalArgumentException("spatialRadius must be 1..1000, got " + spatialRadius);
    }
    if (!(colourRadius > 0 && colourRadius <= 442)) {
      throw new IllegalArgumentException(
          "colourRadius must be above 0, at most 442, got " + colourRadius);
    }
    if (minSize < 1) {
      throw new IllegalArgumentException("minSize must be at least 1, got " + minSize);
    }
  }

  /**
   * Segments a picture.
   *
   * @param image R, G, B, at least 1 x 1
   * @return its regions
   * @throws IllegalArgumentException if the picture has no pixels or other than three bands
   */
  public LabelMap segment(Planar<GrayU8> image) {
    Images.requireRgb(image);
    Images.requireNotEmpty(image);
    ImageSuperpixels<Planar<GrayU8>> search =
        FactoryImageSegmentation.meanShift(
            new ConfigSegmentMeanShift(spatialRadius, (float) colourRadius, minSize, false),
            ImageType.pl(3, GrayU8.class));
    GrayS32 regions = new GrayS32(image.width, image.height);
    search.segment(image, regions);
    return LabelMap.inReadingOrder(regions);
  }
}
