package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.random.RandomGenerator;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.SizedGaussianBlur;

/**
 * Blurs a picture by a Gaussian of random width, by {@link SizedGaussianBlur}, reflected at the
 * edge; torchvision's {@code GaussianBlur}.
 *
 * @param size width and height of the window, an odd number from 1 to 255
 * @param sigma standard deviation in pixels, above 0
 */
public record RandomBlur(int size, Range sigma) implements Augmentation {
  public RandomBlur {
    new SizedGaussianBlur(size, sigma.high(), Border.REFLECT_101); // checks them
    if (!(sigma.low() > 0)) {
      throw new IllegalArgumentException("random blur: sigma is " + sigma + ", expected above 0");
    }
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    SizedGaussianBlur blur = new SizedGaussianBlur(size, sigma.draw(random), Border.REFLECT_101);
    Planar<GrayU8> image = example.image();
    Planar<GrayU8> blurred =
        new Planar<>(GrayU8.class, image.width, image.height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      blurred.setBand(band, blur.apply(image.getBand(band)));
    }
    return example.withImage(blurred);
  }
}
