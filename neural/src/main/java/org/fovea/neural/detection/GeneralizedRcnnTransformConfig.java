package org.fovea.neural.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How pictures become a detector's batch. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param minSizes what the shorter side becomes, pixels, at least 1: in training one is drawn,
 *     otherwise the last is taken
 * @param maxSize what the longer side becomes at most, pixels, at least 1
 * @param mean subtracted, one value per channel
 * @param std then divided by, one value above 0 per channel
 * @param sizeDivisible the batch's extents are rounded up to a multiple of this, at least 1
 * @param fixedSize the extents that every picture is stretched to, or null to keep its aspect
 */
public record GeneralizedRcnnTransformConfig(
    List<Integer> minSizes,
    int maxSize,
    List<Double> mean,
    List<Double> std,
    int sizeDivisible,
    @Nullable Size fixedSize) {
  public GeneralizedRcnnTransformConfig {
    minSizes = List.copyOf(minSizes);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (minSizes.isEmpty() || minSizes.stream().anyMatch(size -> size < 1) || maxSize < 1) {
      throw new IllegalArgumentException(
          "rcnn transform: minSizes %s and maxSize %d, expected one or more and 1 or more each"
              .formatted(minSizes, maxSize));
    }
    if (mean.isEmpty() || mean.size() != std.size() || std.stream().anyMatch(d -> !(d > 0))) {
      throw new IllegalArgumentException(
          "rcnn transform: mean %s and std %s, expected as many, std above 0".formatted(mean, std));
    }
    if (sizeDivisible < 1) {
      throw new IllegalArgumentException(
          "rcnn transform: sizeDivisible is " + sizeDivisible + ", expected 1 or more");
    }
  }

  /**
   * RGB in 0..1 with ImageNet's mean and deviation, extents in multiples of 32, as torchvision's
   * detectors expect it; they have 800 and 1333.
   *
   * @param minSize what the shorter side becomes, pixels
   * @param maxSize what the longer side becomes at most, pixels
   * @return the configuration
   */
  public static GeneralizedRcnnTransformConfig of(int minSize, int maxSize) {
    return new GeneralizedRcnnTransformConfig(
        List.of(minSize),
        maxSize,
        List.of(0.485, 0.456, 0.406),
        List.of(0.229, 0.224, 0.225),
        32,
        null);
  }

  /**
   * With several sizes to draw from in training.
   *
   * @param sizes of the shorter side, pixels; the last is taken when not training
   * @return the changed configuration
   */
  public GeneralizedRcnnTransformConfig withMinSizes(List<Integer> sizes) {
    return new GeneralizedRcnnTransformConfig(sizes, maxSize, mean, std, sizeDivisible, fixedSize);
  }

  /**
   * With another normalisation.
   *
   * @param means subtracted, one per channel
   * @param deviations divided by, one per channel
   * @return the changed configuration
   */
  public GeneralizedRcnnTransformConfig withNormalisation(
      List<Double> means, List<Double> deviations) {
    return new GeneralizedRcnnTransformConfig(
        minSizes, maxSize, means, deviations, sizeDivisible, fixedSize);
  }

  /**
   * With extents in other multiples.
   *
   * @param divisor what the batch's extents are a multiple of
   * @return the changed configuration
   */
  public GeneralizedRcnnTransformConfig withSizeDivisible(int divisor) {
    return new GeneralizedRcnnTransformConfig(minSizes, maxSize, mean, std, divisor, fixedSize);
  }

  /**
   * With every picture stretched to one size, as for SSD.
   *
   * @param size the extents
   * @return the changed configuration
   */
  public GeneralizedRcnnTransformConfig withFixedSize(Size size) {
    return new GeneralizedRcnnTransformConfig(minSizes, maxSize, mean, std, sizeDivisible, size);
  }
}
