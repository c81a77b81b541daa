package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.random.RandomGenerator;

/**
 * Covers a rectangle of random area, aspect and place with one value (Zhong et al., Random Erasing
 * Data Augmentation, 2017); torchvision's {@code RandomErasing}, but of bytes and before
 * normalisation. Where ten draws don't fit into the picture nothing is covered. Objects stay as
 * they are.
 *
 * @param area of the rectangle as part of the picture's, 0..1
 * @param aspect height by width, above 0; its logarithm is drawn evenly
 * @param fill the value, 0..255
 */
public record RandomErasing(Range area, Range aspect, int fill) implements Augmentation {
  private static final int DRAWS = 10;
  private static final Range BYTES = new Range(0, 255);

  public RandomErasing {
    Range.UNIT.require("random erasing: area", area);
    BYTES.require("random erasing: fill", fill);
    if (!(aspect.low() > 0)) {
      throw new IllegalArgumentException(
          "random erasing: aspect is " + aspect + ", expected above 0");
    }
  }

  /**
   * The paper's rectangles, of 2 to 33 % of the area and aspects from 0.3 to 3.3.
   *
   * @param fill the value, 0..255
   * @return the change, always made unless {@link #withProbability} says otherwise
   */
  public static RandomErasing of(int fill) {
    return new RandomErasing(new Range(0.02, 0.33), new Range(0.3, 3.3), fill);
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    Planar<GrayU8> image = example.image();
    for (int i = 0; i < DRAWS; i++) {
      double pixels = area.draw(random) * image.width * image.height;
      double ratio = aspect.drawLogarithmic(random);
      int height = (int) Math.rint(Math.sqrt(pixels * ratio));
      int width = (int) Math.rint(Math.sqrt(pixels / ratio));
      if (height < image.height && width < image.width) {
        int y = random.nextInt(image.height - height + 1);
        int x = random.nextInt(image.width - width + 1);
        return Erasing.of(example, x, y, width, height, fill);
      }
    }
    return example;
  }
}
