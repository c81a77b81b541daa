package org.fovea.samples.features;

import boofcv.struct.image.GrayS32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.image.Images;
import org.fovea.features.lbp.Lbp;
import org.fovea.io.array.NumericArray;

/**
 * Local binary patterns of a picture's luma: the label of each pixel.
 *
 * @param lbp which patterns
 */
public record LbpFeature(Lbp lbp) implements Feature {
  @Override
  public FeatureResult of(Planar<GrayU8> image) {
    GrayS32 labels = lbp.labels(Images.toGray(image));
    int[] numbers = new int[image.width * image.height];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = labels.get(i % image.width, i / image.width);
    }
    return new FeatureResult(
        "lbp",
        FeaturePictures.labels(labels),
        NumericArray.of(numbers, image.height, image.width),
        "rows; columns");
  }
}
