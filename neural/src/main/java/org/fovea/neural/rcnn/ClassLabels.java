package org.fovea.neural.rcnn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.metrics.detection.Category;

/**
 * The classes as the network counts them: 0 is background, {@code 1..count()} are the categories in
 * the data set's order.
 */
final class ClassLabels {
  static final int BACKGROUND = 0;

  private final int[] categoryIds;
  private final Map<Integer, Integer> labels = new HashMap<>();

  /**
   * Numbers the categories.
   *
   * @param categories at least 1, with distinct ids
   * @throws IllegalArgumentException if there is none, or an id comes twice
   */
  ClassLabels(List<Category> categories) {
    if (categories.isEmpty()) {
      throw new IllegalArgumentException("training needs at least one category, got none");
    }
    categoryIds = new int[categories.size()];
    for (int i = 0; i < categoryIds.length; i++) {
      categoryIds[i] = categories.get(i).id();
      if (labels.put(categoryIds[i], i + 1) != null) {
        throw new IllegalArgumentException("category id " + categoryIds[i] + " comes twice");
      }
    }
  }

  /** How many classes there are, background not counted. */
  int count() {
    return categoryIds.length;
  }

  /** The label of a category, {@code 1..count()}. */
  int label(int categoryId) {
    Integer label = labels.get(categoryId);
    if (label == null) {
      throw new IllegalArgumentException(
          "annotation of category " + categoryId + ", which is not among the categories");
    }
    return label;
  }

  /** The category of a label {@code 1..count()}. */
  int categoryId(int label) {
    return categoryIds[label - 1];
  }
}
