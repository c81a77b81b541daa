package org.fovea.neural.augment;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.util.random.RandomGenerator;

/**
 * Changes brightness, contrast, saturation and hue by even draws, in random order; torchvision's
 * {@code ColorJitter}. A change whose range is its neutral value alone does nothing.
 *
 * @param brightness factors for {@link ColourAdjustment#brightness}, at least 0
 * @param contrast factors for {@link ColourAdjustment#contrast}, at least 0
 * @param saturation factors for {@link ColourAdjustment#saturation}, at least 0
 * @param hue turns for {@link ColourAdjustment#hue}, -0.5..0.5
 */
public record ColourJitter(Range brightness, Range contrast, Range saturation, Range hue)
    implements Augmentation {
  private static final int CHANGES = 4;
  private static final Range FACTORS = new Range(0, Double.MAX_VALUE);
  private static final Range TURNS = new Range(-0.5, 0.5);

  public ColourJitter {
    FACTORS.require("colour jitter: brightness", brightness);
    FACTORS.require("colour jitter: contrast", contrast);
    FACTORS.require("colour jitter: saturation", saturation);
    TURNS.require("colour jitter: hue", hue);
  }

  /**
   * Changes of up to so much either way.
   *
   * @param brightness factors 1 - b, held to 0, to 1 + b; at least 0
   * @param contrast likewise
   * @param saturation likewise
   * @param hue turns of -h to h, 0..0.5
   * @return the jitter
   */
  public static ColourJitter of(double brightness, double contrast, double saturation, double hue) {
    return new ColourJitter(
        aroundOne(brightness), aroundOne(contrast), aroundOne(saturation), Range.around(0, hue));
  }

  private static Range aroundOne(double reach) {
    return new Range(Math.max(0, 1 - reach), 1 + reach);
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    double[] drawn = {
      brightness.draw(random), contrast.draw(random), saturation.draw(random), hue.draw(random)
    };
    Planar<GrayU8> image = example.image();
    for (int change : order(random)) {
      double amount = drawn[change];
      image =
          switch (change) {
            case 0 -> amount == 1 ? image : ColourAdjustment.brightness(image, amount);
            case 1 -> amount == 1 ? image : ColourAdjustment.contrast(image, amount);
            case 2 -> amount == 1 ? image : ColourAdjustment.saturation(image, amount);
            default -> amount == 0 ? image : ColourAdjustment.hue(image, amount);
          };
    }
    return example.withImage(image);
  }

  private static int[] order(RandomGenerator random) {
    int[] order = new int[CHANGES];
    for (int i = 1; i < CHANGES; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
