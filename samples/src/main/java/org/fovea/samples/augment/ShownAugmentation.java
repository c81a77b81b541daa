package org.fovea.samples.augment;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.fovea.neural.augment.AnnotatedImage;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.augment.ClipRule;
import org.fovea.neural.augment.ColourJitter;
import org.fovea.neural.augment.Cutout;
import org.fovea.neural.augment.Flip;
import org.fovea.neural.augment.GaussianNoise;
import org.fovea.neural.augment.Mosaic;
import org.fovea.neural.augment.PointOperation;
import org.fovea.neural.augment.RandAugment;
import org.fovea.neural.augment.RandAugmentOperation;
import org.fovea.neural.augment.RandomAffine;
import org.fovea.neural.augment.RandomBlur;
import org.fovea.neural.augment.RandomCrop;
import org.fovea.neural.augment.RandomErasing;
import org.fovea.neural.augment.RandomResizedCrop;
import org.fovea.neural.augment.Range;

/** Augmentations strong enough to be seen, by the names that a command line gives them. */
public enum ShownAugmentation {
  /** Left and right change places. */
  FLIP(e -> Flip.leftRight()),
  /** Top and bottom change places. */
  VERTICAL_FLIP(e -> Flip.upsideDown()),
  /** Turned by up to 30 degrees. */
  ROTATE(e -> RandomAffine.rotation(30)),
  /** 0.6 to 1.4 times as large. */
  SCALE(e -> RandomAffine.identity().withScale(0.6, 1.4)),
  /** Shifted by up to a quarter. */
  TRANSLATE(e -> RandomAffine.identity().withTranslation(0.25, 0.25)),
  /** Sheared by up to 20 degrees in both directions. */
  SHEAR(e -> RandomAffine.identity().withShear(20, 20)),
  /** All of the four before at once. */
  AFFINE(
      e ->
          RandomAffine.rotation(20)
              .withTranslation(0.1, 0.1)
              .withScale(0.8, 1.2)
              .withShear(10, 10)),
  /** A part of the same size, of a picture with an eighth of margin. */
  CROP(
      e ->
          new RandomCrop(
              e.image().width, e.image().height, Math.max(e.image().width, e.image().height) / 8)),
  /** A part of random area and aspect, at the picture's size. */
  RESIZED_CROP(e -> new RandomResizedCrop(e.image().width, e.image().height)),
  /** Noise of 40 levels. */
  NOISE(e -> new GaussianNoise(40)),
  /** Blurred. */
  BLUR(e -> new RandomBlur(31, new Range(3, 6))),
  /** Other colours. */
  COLOUR_JITTER(e -> ColourJitter.of(0.5, 0.5, 0.5, 0.2)),
  /** A rectangle covered. */
  ERASING(e -> RandomErasing.of(127)),
  /** A square covered. */
  CUTOUT(e -> new Cutout(Math.max(1, Math.min(e.image().width, e.image().height) / 3), 127)),
  /** Levels of 2 bits, fewer than RandAugment has. */
  POSTERIZE(
      e ->
          (example, random) ->
              new AnnotatedImage(PointOperation.posterize(example.image(), 2), example.objects())),
  /** The bright half inverted. */
  SOLARIZE(e -> only(RandAugmentOperation.SOLARIZE, 15)),
  /** Levels stretched. */
  AUTO_CONTRAST(e -> only(RandAugmentOperation.AUTO_CONTRAST, 0)),
  /** Levels equalised. */
  EQUALIZE(e -> only(RandAugmentOperation.EQUALIZE, 0)),
  /** Sharper or smoother. */
  SHARPNESS(e -> only(RandAugmentOperation.SHARPNESS, 30)),
  /** Two operations of RandAugment. */
  RAND_AUGMENT(e -> RandAugment.of(2, 15)),
  /** The picture four times, each flipped or not. */
  MOSAIC(e -> ShownAugmentation::mosaic);

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final Function<AnnotatedImage, Augmentation> maker;

  ShownAugmentation(Function<AnnotatedImage, Augmentation> maker) {
    this.maker = maker;
  }

  private static Augmentation only(RandAugmentOperation operation, int magnitude) {
    return RandAugment.of(1, magnitude).withOperations(List.of(operation));
  }

  private static AnnotatedImage mosaic(AnnotatedImage example, RandomGenerator random) {
    Augmentation flip = Flip.leftRight().withProbability(0.5);
    List<AnnotatedImage> four =
        Collections.nCopies(Mosaic.PICTURES, example).stream()
            .map(e -> flip.apply(e, random))
            .toList();
    int width = Math.max(2, example.image().width);
    int height = Math.max(2, example.image().height);
    return new Mosaic(width, height, 114, ClipRule.defaults()).apply(four, random);
  }

  /**
   * The name on a command line.
   *
   * @return lower case with hyphens
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Changes an example.
   *
   * @param example not modified
   * @param random draws all that is random
   * @return the changed example
   */
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    return maker.apply(example).apply(example, random);
  }
}
