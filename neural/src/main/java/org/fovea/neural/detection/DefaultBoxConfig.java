package org.fovea.neural.detection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The default boxes of SSD. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param aspectRatios for each feature map, finest first, the ratios of its boxes beside 1, each
 *     used both ways
 * @param scales sides of the square boxes of each feature map as shares of the image, and one more,
 *     above 0
 * @param steps image pixels from one box to the next for each feature map, above 0, or null for the
 *     image's extent over the feature map's
 * @param clip whether widths and heights are cut to the image's
 */
public record DefaultBoxConfig(
    List<List<Double>> aspectRatios,
    List<Double> scales,
    @Nullable List<Integer> steps,
    boolean clip) {
  public DefaultBoxConfig {
    aspectRatios = aspectRatios.stream().map(List::copyOf).toList();
    scales = List.copyOf(scales);
    if (scales.size() != aspectRatios.size() + 1) {
      throw new IllegalArgumentException(
          "default boxes: %d scales for %d feature maps, expected one more than there are"
              .formatted(scales.size(), aspectRatios.size()));
    }
    if (steps != null) {
      steps = List.copyOf(steps);
      if (steps.size() != aspectRatios.size()) {
        throw new IllegalArgumentException(
            "default boxes: %d steps for %d feature maps, expected as many"
                .formatted(steps.size(), aspectRatios.size()));
      }
      for (int step : steps) {
        if (step < 1) {
          throw new IllegalArgumentException(
              "default boxes: a step is " + step + ", expected 1 or more");
        }
      }
    }
    for (double scale : scales) {
      requirePositive("scale", scale);
    }
    for (List<Double> ratios : aspectRatios) {
      ratios.forEach(ratio -> requirePositive("aspect ratio", ratio));
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(
          "default boxes: a %s is %s, expected more than 0".formatted(what, value));
    }
  }

  /**
   * Scales evenly spaced between two (SSD, Liu et al., 2016, equation 4), then 1; clipped, steps
   * from the extents.
   *
   * @param aspectRatios for each feature map the ratios of its boxes beside 1
   * @param minRatio the scale of the first feature map, 0.15 in torchvision
   * @param maxRatio the scale of the last feature map, or the next one's where there is only one;
   *     0.9 in torchvision
   * @return the configuration
   */
  public static DefaultBoxConfig of(
      List<List<Double>> aspectRatios, double minRatio, double maxRatio) {
    int maps = aspectRatios.size();
    List<Double> scales = new ArrayList<>();
    for (int k = 0; k < maps; k++) {
      scales.add(maps == 1 ? minRatio : minRatio + (maxRatio - minRatio) * k / (maps - 1.0));
    }
    scales.add(maps == 1 ? maxRatio : 1.0);
    return new DefaultBoxConfig(aspectRatios, scales, null, true);
  }

  /**
   * With these scales.
   *
   * @param wanted one for each feature map and one more
   * @return the changed configuration
   */
  public DefaultBoxConfig withScales(List<Double> wanted) {
    return new DefaultBoxConfig(aspectRatios, wanted, steps, clip);
  }

  /**
   * With these steps.
   *
   * @param wanted image pixels from one box to the next for each feature map
   * @return the changed configuration
   */
  public DefaultBoxConfig withSteps(List<Integer> wanted) {
    return new DefaultBoxConfig(aspectRatios, scales, wanted, clip);
  }

  /**
   * With widths and heights cut to the image's, or not.
   *
   * @param wanted whether they are
   * @return the changed configuration
   */
  public DefaultBoxConfig withClip(boolean wanted) {
    return new DefaultBoxConfig(aspectRatios, scales, steps, wanted);
  }
}
