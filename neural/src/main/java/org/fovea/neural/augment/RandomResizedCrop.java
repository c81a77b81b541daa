package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.random.RandomGenerator;
import org.fovea.features.resize.Interpolation;

/**
 * Cuts a part of random area and aspect out of a picture and brings it to a size; torchvision's
 * {@code RandomResizedCrop}. Where ten draws don't fit into the picture it is the largest part in
 * its middle whose aspect is in the range.
 *
 * @param width columns of the result, at least 1
 * @param height rows of the result, at least 1
 * @param area of the part, as part of the picture's, above 0 and up to 1
 * @param aspect width by height of the part, above 0; its logarithm is drawn evenly
 * @param interpolation how pixels are made
 * @param rule which objects stay
 */
public record RandomResizedCrop(
    int width, int height, Range area, Range aspect, Interpolation interpolation, ClipRule rule)
    implements Augmentation {
  private static final int DRAWS = 10;

  public RandomResizedCrop {
    new Crop(0, 0, width, height); // checks them
    Range.UNIT.require("random resized crop: area", area);
    if (!(area.low() > 0 && aspect.low() > 0)) {
      throw new IllegalArgumentException(
          "random resized crop: area is %s and aspect %s, expected above 0"
              .formatted(area, aspect));
    }
  }

  /**
   * The usual crop for ImageNet: 8 % to all of the area, aspects from 3:4 to 4:3, smooth.
   *
   * @param width columns of the result, at least 1
   * @param height rows of the result, at least 1
   */
  public RandomResizedCrop(int width, int height) {
    this(
        width,
        height,
        new Range(0.08, 1),
        new Range(3 / 4.0, 4 / 3.0),
        Interpolation.SMOOTH,
        ClipRule.defaults());
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    return draw(example.image(), random).resized(example, width, height, interpolation, rule);
  }

  private Crop draw(Planar<GrayU8> image, RandomGenerator random) {
    for (int i = 0; i < DRAWS; i++) {
      double pixels = area.draw(random) * image.width * image.height;
      double ratio = aspect.drawLogarithmic(random);
      int w = (int) Math.rint(Math.sqrt(pixels * ratio));
      int h = (int) Math.rint(Math.sqrt(pixels / ratio));
      if (w > 0 && w <= image.width && h > 0 && h <= image.height) {
        int x = random.nextInt(image.width - w + 1);
        int y = random.nextInt(image.height - h + 1);
        return new Crop(x, y, w, h);
      }
    }
    return middle(image);
  }

  private Crop middle(Planar<GrayU8> image) {
    double ratio = (double) image.width / image.height;
    int w = image.width;
    int h = image.height;
    if (ratio < aspect.low()) {
      h = Math.max(1, (int) Math.rint(w / aspect.low()));
    } else if (ratio > aspect.high()) {
      w = Math.max(1, (int) Math.rint(h * aspect.high()));
    }
    return new Crop((image.width - w) / 2, (image.height - h) / 2, w, h);
  }
}
