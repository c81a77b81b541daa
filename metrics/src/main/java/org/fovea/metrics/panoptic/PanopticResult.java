package org.fovea.metrics.panoptic;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The numbers of an evaluation. Immutable. */
public final class PanopticResult {
  private final List<PanopticCategory> categories;
  private final SortedMap<Integer, PanopticCounts> counts;

  PanopticResult(List<PanopticCategory> categories, SortedMap<Integer, PanopticCounts> counts) {
    this.categories = categories;
    this.counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /**
   * What was found of each category.
   *
   * @return category id to counts, by ascending id
   */
  public SortedMap<Integer, PanopticCounts> perCategory() {
    return counts;
  }

  /**
   * What was found of a category.
   *
   * @param categoryId the category
   * @return its counts
   * @throws IllegalArgumentException if the category was not evaluated
   */
  public PanopticCounts category(int categoryId) {
    PanopticCounts found = counts.get(categoryId);
    if (found == null) {
      throw new IllegalArgumentException("category " + categoryId + " was not evaluated");
    }
    return found;
  }

  /**
   * The means over all categories.
   *
   * @return PQ, SQ and RQ
   */
  public PanopticScore all() {
    return mean(category -> true);
  }

  /**
   * The means over the categories of things.
   *
   * @return PQ, SQ and RQ
   */
  public PanopticScore things() {
    return mean(PanopticCategory::thing);
  }

  /**
   * The means over the categories of stuff.
   *
   * @return PQ, SQ and RQ
   */
  public PanopticScore stuff() {
    return mean(category -> !category.thing());
  }

  private PanopticScore mean(Predicate<PanopticCategory> wanted) {
    List<PanopticCounts> occurring =
        categories.stream()
            .filter(wanted)
            .map(category -> category(category.id()))
            .filter(PanopticCounts::occurs)
            .toList();
    return new PanopticScore(
        mean(occurring, PanopticCounts::panopticQuality),
        mean(occurring, PanopticCounts::segmentationQuality),
        mean(occurring, PanopticCounts::recognitionQuality),
        occurring.size());
  }

  private static double mean(List<PanopticCounts> counts, ToDoubleFunction<PanopticCounts> number) {
    return counts.stream().mapToDouble(number).average().orElse(-1);
  }
}
