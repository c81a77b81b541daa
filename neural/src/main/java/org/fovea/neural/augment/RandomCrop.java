package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.random.RandomGenerator;

/**
 * Cuts a part of a fixed size out of a picture with a margin around it, at an even draw of places;
 * torchvision's {@code RandomCrop}. A picture that is smaller than the part even so is first given
 * as much margin on both sides as it lacks.
 *
 * @param width columns of the part, at least 1
 * @param height rows of the part, at least 1
 * @param padding the margin on each side in pixels, at least 0
 * @param fill the value of the margin, 0..255
 * @param rule which objects stay
 */
public record RandomCrop(int width, int height, int padding, int fill, ClipRule rule)
    implements Augmentation {
  private static final Range BYTES = new Range(0, 255);

  public RandomCrop {
    new Crop(0, 0, width, height); // checks them
    if (padding < 0) {
      throw new IllegalArgumentException(
          "random crop: padding is " + padding + ", expected 0 or more");
    }
    BYTES.require("random crop: fill", fill);
  }

  /**
   * A crop with a black margin.
   *
   * @param width columns of the part, at least 1
   * @param height rows of the part, at least 1
   * @param padding the margin on each side in pixels, at least 0; 4 is usual for CIFAR
   */
  public RandomCrop(int width, int height, int padding) {
    this(width, height, padding, 0, ClipRule.defaults());
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    Planar<GrayU8> image = example.image();
    int x = place(image.width, width, random);
    int y = place(image.height, height, random);
    return new Crop(x, y, width, height).apply(example, fill, rule);
  }

  private int place(int size, int part, RandomGenerator random) {
    int margin = padding + Math.max(0, part - size - 2 * padding);
    return random.nextInt(size + 2 * margin - part + 1) - margin;
  }
}
