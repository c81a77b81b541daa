package org.fovea.samples.features;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.edge.Canny;
import org.fovea.features.edge.CannyConfig;
import org.fovea.features.image.Images;
import org.fovea.io.array.NumericArray;

/**
 * Canny's edges of a picture's luma: 255 where there is one, otherwise 0.
 *
 * @param config the steps and thresholds
 */
public record CannyFeature(CannyConfig config) implements Feature {
  @Override
  public FeatureResult of(Planar<GrayU8> image) {
    GrayU8 edges = new Canny(config).apply(Images.toGray(image));
    GrayU8 white = new GrayU8(image.width, image.height);
    for (int i = 0; i < white.data.length; i++) {
      white.data[i] = (byte) (255 * edges.get(i % image.width, i / image.width));
    }
    return new FeatureResult(
        "canny",
        Images.toRgb(white),
        NumericArray.of(white.data, image.height, image.width),
        "rows; columns");
  }
}
