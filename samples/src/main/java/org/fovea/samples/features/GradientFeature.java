package org.fovea.samples.features;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.Locale;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.gradient.GradientFilter;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.image.Images;
import org.fovea.io.array.NumericArray;

/**
 * The gradient of a picture's luma, with whole-number weights as OpenCV has them: dx, dy and the
 * magnitude. The picture is the magnitude.
 *
 * @param kernel the weights
 */
public record GradientFeature(GradientKernel kernel) implements Feature {
  @Override
  public FeatureResult of(Planar<GrayU8> image) {
    Gradient gradient = GradientFilter.openCv(kernel).of(Images.toGray(image));
    GrayF32 magnitude = gradient.magnitude();
    int size = image.width * image.height;
    float[] numbers = new float[3 * size];
    GrayF32[] planes = {gradient.dx(), gradient.dy(), magnitude};
    for (int i = 0; i < numbers.length; i++) {
      int pixel = i % size;
      numbers[i] = planes[i / size].get(pixel % image.width, pixel / image.width);
    }
    return new FeatureResult(
        kernel.name().toLowerCase(Locale.ROOT),
        FeaturePictures.brightness(magnitude),
        NumericArray.of(numbers, 3, image.height, image.width),
        "dx, dy and magnitude; rows; columns");
  }
}
