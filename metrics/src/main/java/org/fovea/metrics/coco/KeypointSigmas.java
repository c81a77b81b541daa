package org.fovea.metrics.coco;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far from each other annotators put each point, relative to the size of the object: the
 * constants of OKS.
 *
 * @param common standard deviation of each point, above 0, for categories without their own
 * @param byCategory those of single categories, by category id
 */
public record KeypointSigmas(List<Double> common, Map<Integer, List<Double>> byCategory) {
  /**
   * COCO's 17 points of a person: nose, eyes, ears, shoulders, elbows, wrists, hips, knees, feet.
   */
  public static final KeypointSigmas PERSON =
      new KeypointSigmas(
          List.of(
              .26 / 10, .25 / 10, .25 / 10, .35 / 10, .35 / 10, .79 / 10, .79 / 10, .72 / 10,
              .72 / 10, .62 / 10, .62 / 10, 1.07 / 10, 1.07 / 10, .87 / 10, .87 / 10, .89 / 10,
              .89 / 10),
          Map.of());

  public KeypointSigmas {
    common = List.copyOf(common);
    byCategory =
        byCategory.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    requirePositive(common);
    byCategory.values().forEach(KeypointSigmas::requirePositive);
  }

  private static void requirePositive(List<Double> sigmas) {
    if (sigmas.isEmpty() || sigmas.stream().anyMatch(s -> !(s > 0))) {
      throw new IllegalArgumentException("sigmas must be above 0, got " + sigmas);
    }
  }

  /**
   * A category's constants.
   *
   * @param categoryId the category
   * @return standard deviation of each point
   */
  public List<Double> of(int categoryId) {
    return byCategory.getOrDefault(categoryId, common);
  }
}
