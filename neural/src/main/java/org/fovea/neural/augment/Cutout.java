package org.fovea.neural.augment;

import java.util.random.RandomGenerator;

/**
 * Covers a square whose middle is an even draw of the picture's pixels, so that it may reach past
 * the picture (DeVries and Taylor, Improved Regularization of Convolutional Neural Networks with
 * Cutout, 2017). Objects stay as they are.
 *
 * @param side of the square in pixels, at least 1; the paper takes 16 for CIFAR-10
 * @param fill the value, 0..255
 */
public record Cutout(int side, int fill) implements Augmentation {
  private static final Range BYTES = new Range(0, 255);

  public Cutout {
    if (side < 1) {
      throw new IllegalArgumentException("cutout: side is " + side + ", expected 1 or more");
    }
    BYTES.require("cutout: fill", fill);
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    int x = random.nextInt(example.image().width) - side / 2;
    int y = random.nextInt(example.image().height) - side / 2;
    return Erasing.of(example, x, y, side, side, fill);
  }
}
