package org.fovea.neural.augment;

import java.util.random.RandomGenerator;

/**
 * Turns, shifts, scales and shears a picture by even draws, about its middle; torchvision's {@code
 * RandomAffine}, which shifts by whole pixels.
 *
 * @param degrees of the turn, clockwise as seen
 * @param translateX shift to the right as part of the width
 * @param translateY shift down as part of the height
 * @param scale the factor of all lengths, above 0
 * @param shearX along x in degrees, more than -90 and less than 90
 * @param shearY along y in degrees, likewise
 * @param sampling how pixels are made
 * @param fill the value of what comes from outside of the picture, 0..255
 * @param rule which objects stay
 */
public record RandomAffine(
    Range degrees,
    Range translateX,
    Range translateY,
    Range scale,
    Range shearX,
    Range shearY,
    Sampling sampling,
    int fill,
    ClipRule rule)
    implements Augmentation {
  private static final Range NONE = new Range(0, 0);
  private static final RandomAffine IDENTITY =
      new RandomAffine(
          NONE, NONE, NONE, new Range(1, 1), NONE, NONE, Sampling.BILINEAR, 0, ClipRule.defaults());

  public RandomAffine {
    for (double factor : new double[] {scale.low(), scale.high()}) {
      for (double shear : new double[] {shearX.low(), shearX.high(), shearY.low(), shearY.high()}) {
        new Affine(0, 0, 0, factor, shear, shear, sampling, fill, rule); // checks them
      }
    }
  }

  /**
   * No change, bilinear, black outside.
   *
   * @return what the others begin from
   */
  public static RandomAffine identity() {
    return IDENTITY;
  }

  /**
   * A turn alone.
   *
   * @param most degrees either way, at least 0
   * @return the change
   */
  public static RandomAffine rotation(double most) {
    return IDENTITY.withRotation(most);
  }

  /**
   * The same with another turn.
   *
   * @param most degrees either way, at least 0
   * @return a changed copy
   */
  public RandomAffine withRotation(double most) {
    return new RandomAffine(
        Range.around(0, most), translateX, translateY, scale, shearX, shearY, sampling, fill, rule);
  }

  /**
   * The same with another shift.
   *
   * @param horizontal most to either side, as part of the width, at least 0
   * @param vertical most up or down, as part of the height, at least 0
   * @return a changed copy
   */
  public RandomAffine withTranslation(double horizontal, double vertical) {
    return new RandomAffine(
        degrees,
        Range.around(0, horizontal),
        Range.around(0, vertical),
        scale,
        shearX,
        shearY,
        sampling,
        fill,
        rule);
  }

  /**
   * The same with another scale.
   *
   * @param least the smallest factor, above 0
   * @param most the largest factor
   * @return a changed copy
   */
  public RandomAffine withScale(double least, double most) {
    return new RandomAffine(
        degrees,
        translateX,
        translateY,
        new Range(least, most),
        shearX,
        shearY,
        sampling,
        fill,
        rule);
  }

  /**
   * The same with another shear.
   *
   * @param horizontal most degrees along x, 0 to less than 90
   * @param vertical most degrees along y, 0 to less than 90
   * @return a changed copy
   */
  public RandomAffine withShear(double horizontal, double vertical) {
    return new RandomAffine(
        degrees,
        translateX,
        translateY,
        scale,
        Range.around(0, horizontal),
        Range.around(0, vertical),
        sampling,
        fill,
        rule);
  }

  /**
   * The same with other pixels.
   *
   * @param wanted how pixels are made
   * @param outside the value of what comes from outside of the picture, 0..255
   * @return a changed copy
   */
  public RandomAffine withSampling(Sampling wanted, int outside) {
    return new RandomAffine(
        degrees, translateX, translateY, scale, shearX, shearY, wanted, outside, rule);
  }

  /**
   * The same with another rule for objects at the edge.
   *
   * @param wanted which objects stay
   * @return a changed copy
   */
  public RandomAffine withRule(ClipRule wanted) {
    return new RandomAffine(
        degrees, translateX, translateY, scale, shearX, shearY, sampling, fill, wanted);
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    Affine drawn =
        new Affine(
            degrees.draw(random),
            Math.rint(translateX.draw(random) * example.image().width),
            Math.rint(translateY.draw(random) * example.image().height),
            scale.draw(random),
            shearX.draw(random),
            shearY.draw(random),
            sampling,
            fill,
            rule);
    return drawn.apply(example);
  }
}
