package org.fovea.samples.features;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.hog.Hog;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.hog.HogGrid;
import org.fovea.features.hog.HogPicture;
import org.fovea.io.array.NumericArray;

/**
 * Histograms of oriented gradients: the descriptor of each block. The picture has a stroke for each
 * orientation in each cell.
 *
 * @param config cells, blocks and normalisation
 */
public record HogFeature(HogConfig config) implements Feature {
  @Override
  public FeatureResult of(Planar<GrayU8> image) {
    HogGrid grid = new Hog(config).grid(image);
    return new FeatureResult(
        "hog",
        FeaturePictures.brightness(HogPicture.of(image, config)),
        NumericArray.of(
            grid.descriptor(), grid.blocksHigh(), grid.blocksWide(), config.blockLength()),
        "rows of blocks; columns of blocks; cells of a block and their orientations");
  }
}
