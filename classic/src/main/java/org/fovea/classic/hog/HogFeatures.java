package org.fovea.classic.hog;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Arrays;
import org.fovea.classic.window.FeatureGrid;
import org.fovea.features.hog.Hog;
import org.fovea.features.hog.HogConfig;
import org.fovea.features.hog.HogGrid;

/** The features that the detector looks at: HoG, and where wanted the hues of its blocks. */
final class HogFeatures {
  private final HogConfig config;
  private final Hog hog;
  private final boolean colour;

  HogFeatures(HogConfig config, boolean colour) {
    this.config = config;
    this.hog = new Hog(config);
    this.colour = colour;
  }

  FeatureGrid grid(Planar<GrayU8> image) {
    HogGrid blocks = hog.grid(image);
    if (!colour) {
      return FeatureGrid.of(blocks);
    }
    int wide = blocks.blocksWide();
    int high = blocks.blocksHigh();
    int depth = config.blockLength() + HueHistogram.HUES;
    float[] planes = Arrays.copyOf(blocks.planes(), depth * wide * high);
    HueHistogram.write(image, config, wide, high, planes, blocks.planes().length);
    return new FeatureGrid(depth, wide, high, planes);
  }
}
