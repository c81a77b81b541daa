package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.random.RandomGenerator;

/**
 * Adds noise to every sample of a picture, rounded and held to 0..255.
 *
 * @param deviation of the noise in levels, at least 0
 */
public record GaussianNoise(double deviation) implements Augmentation {
  public GaussianNoise {
    if (!(deviation >= 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException(
          "gaussian noise: deviation is " + deviation + ", expected 0 or more");
    }
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    Planar<GrayU8> image = example.image();
    Planar<GrayU8> noisy =
        new Planar<>(GrayU8.class, image.width, image.height, image.getNumBands());
    for (int band = 0; band < image.getNumBands(); band++) {
      GrayU8 from = image.getBand(band);
      byte[] to = noisy.getBand(band).data;
      for (int y = 0, out = 0; y < image.height; y++) {
        int in = from.startIndex + y * from.stride;
        for (int x = 0; x < image.width; x++) {
          double level = (from.data[in + x] & 0xFF) + deviation * random.nextGaussian();
          to[out++] = (byte) (int) Math.min(Math.max(Math.rint(level), 0), 255);
        }
      }
    }
    return example.withImage(noisy);
  }
}
