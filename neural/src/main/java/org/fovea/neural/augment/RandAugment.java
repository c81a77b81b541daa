package org.fovea.neural.augment;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Some operations at an even draw, all of one strength (Cubuk et al., RandAugment, 2019), with the
 * operations and strengths of torchvision's {@code RandAugment}.
 *
 * @param operations what is drawn from, at least one
 * @param count how many are applied one after another, at least 0; one may be drawn again
 * @param magnitude the strength, {@code 0..bins-1}
 * @param bins how many strengths there are, at least 2
 * @param sampling how pixels of turned, shifted and sheared pictures are made
 * @param fill the value of what comes from outside of the picture, 0..255
 * @param rule which objects stay
 */
public record RandAugment(
    List<RandAugmentOperation> operations,
    int count,
    int magnitude,
    int bins,
    Sampling sampling,
    int fill,
    ClipRule rule)
    implements Augmentation {
  private static final Range BYTES = new Range(0, 255);

  public RandAugment {
    operations = List.copyOf(operations);
    if (operations.isEmpty()) {
      throw new IllegalArgumentException("rand augment: no operations, expected one or more");
    }
    if (count < 0) {
      throw new IllegalArgumentException(
          "rand augment: count is " + count + ", expected 0 or more");
    }
    if (bins < 2) {
      throw new IllegalArgumentException("rand augment: bins is " + bins + ", expected 2 or more");
    }
    new Range(0, bins - 1).require("rand augment: magnitude", magnitude);
    BYTES.require("rand augment: fill", fill);
  }

  /**
   * torchvision's defaults: 2 of all 14 operations, strength 9 of 0 to 30, nearest pixels, black.
   *
   * @return the augmentation
   */
  public static RandAugment defaults() {
    return of(2, 9);
  }

  /**
   * torchvision's operations at another strength.
   *
   * @param count how many are applied one after another, at least 0
   * @param magnitude the strength, 0..30
   * @return the augmentation
   */
  public static RandAugment of(int count, int magnitude) {
    return new RandAugment(
        List.of(RandAugmentOperation.values()),
        count,
        magnitude,
        31,
        Sampling.NEAREST,
        0,
        ClipRule.defaults());
  }

  /**
   * The same with fewer operations.
   *
   * @param wanted what is drawn from, at least one
   * @return a changed copy
   */
  public RandAugment withOperations(List<RandAugmentOperation> wanted) {
    return new RandAugment(wanted, count, magnitude, bins, sampling, fill, rule);
  }

  @Override
  public AnnotatedImage apply(AnnotatedImage example, RandomGenerator random) {
    AnnotatedImage changed = example;
    for (int i = 0; i < count; i++) {
      RandAugmentOperation operation = operations.get(random.nextInt(operations.size()));
      double amount = operation.amount(magnitude, bins, changed.image());
      if (operation.signed() && random.nextBoolean()) {
        amount = -amount;
      }
      changed = operation.apply(changed, amount, this);
    }
    return changed;
  }
}
