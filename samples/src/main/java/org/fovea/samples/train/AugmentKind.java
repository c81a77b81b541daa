package org.fovea.samples.train;

import java.util.List;
import org.fovea.neural.augment.Augmentation;
import org.fovea.neural.augment.ClipRule;
import org.fovea.neural.augment.ColourJitter;
import org.fovea.neural.augment.Flip;
import org.fovea.neural.augment.RandAugment;
import org.fovea.neural.augment.RandomAffine;
import org.fovea.neural.augment.RandomErasing;
import org.fovea.neural.augment.RandomResizedCrop;

/** How pictures are changed at random while a network learns from them. */
public enum AugmentKind {
  /** Left or right may be swapped. */
  FLIP,
  /** Moved by up to an eighth of the size. */
  SHIFT,
  /** Turned by up to 15 degrees. */
  ROTATE,
  /** A random part of the picture, as ImageNet's networks are trained. */
  CROP,
  /** Brightness, contrast and saturation. */
  COLOUR,
  /** Two random operations each (Cubuk et al., 2020). */
  RANDAUGMENT,
  /** A random rectangle is greyed out (Zhong et al., 2020), in every second picture. */
  ERASE;

  private static final List<AugmentKind> OF_OBJECTS = List.of(FLIP, SHIFT, ROTATE, COLOUR);
  private static final double SHIFT_SHARE = 0.125;
  private static final double DEGREES = 15;
  private static final double STRENGTH = 0.3;
  private static final int GREY = 127;

  /**
   * Several changes, one after another.
   *
   * @param kinds in their order
   * @param size rows and columns of the network's input
   * @return all as one
   */
  public static Augmentation of(List<AugmentKind> kinds, int size) {
    return Augmentation.sequence(
        kinds.stream().map(kind -> kind.augmentation(size)).toArray(Augmentation[]::new));
  }

  /** Only some changes may be made to pictures with objects or masks. */
  static void requireOfObjects(List<AugmentKind> kinds) {
    LearningSettings.require(
        "augment", OF_OBJECTS.containsAll(kinds), kinds, "some of " + OF_OBJECTS);
  }

  /**
   * The change for label maps, of which all that is inside the picture stays.
   *
   * @return the change, which must be {@link #FLIP}, {@link #SHIFT}, {@link #ROTATE} or {@link
   *     #COLOUR}
   */
  Augmentation withMask() {
    Augmentation change = augmentation(1);
    return change instanceof RandomAffine affine ? affine.withRule(new ClipRule(0, 0)) : change;
  }

  private Augmentation augmentation(int size) {
    return switch (this) {
      case FLIP -> Flip.leftRight().withProbability(0.5);
      case SHIFT -> RandomAffine.identity().withTranslation(SHIFT_SHARE, SHIFT_SHARE);
      case ROTATE -> RandomAffine.rotation(DEGREES);
      case CROP -> new RandomResizedCrop(size, size);
      case COLOUR -> ColourJitter.of(STRENGTH, STRENGTH, STRENGTH, 0);
      case RANDAUGMENT -> RandAugment.defaults();
      case ERASE -> RandomErasing.of(GREY).withProbability(0.5);
    };
  }
}
