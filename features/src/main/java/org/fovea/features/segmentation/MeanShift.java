package org.fovea.features.segmentation;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;

/**
 * Mean shift segmentation (D. Comaniciu and P. Meer, TPAMI 2002, section 4.2): filters the picture
 * ({@link MeanShiftFilter}), joins neighbours, of 8, whose modes are no further apart than the
 * radius in colour, and joins what is then still small to the most alike neighbour.
 *
 * @param filter finds the modes
 * @param minSize regions of fewer pixels join a neighbour; at least 1
 */
public record MeanShift(MeanShiftFilter filter, int minSize) {
  public MeanShift {
    if (minSize < 1) {
      throw new IllegalArgumentException("minSize must be at least 1, got " + minSize);
    }
  }

  /**
   * Segments a picture.
   *
   * @param image R, G, B, at least 1 x 1
   * @return its regions
   * @throws IllegalArgumentException if the picture has no pixels, more than {@link
   *     PixelGraph#MAX_PIXELS} or other than three bands
   */
  public LabelMap segment(Planar<GrayU8> image) {
    Images.requireNotEmpty(image);
    return PixelGraph.of(filter.apply(image), 0).components(filter.colourRadius(), minSize);
  }
}
