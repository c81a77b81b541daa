package org.fovea.metrics.coco;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of all detections, by category. Appending is exact and in any order. */
final class Outcomes {
  private final int words;
  private final int areas;
  private final @Nullable CategoryOutcomes[] categories;

  Outcomes(CocoParams params, int categoryCount) {
    areas = params.areas().size();
    words = (2 * areas * params.iouThresholds().size() + Long.SIZE - 1) / Long.SIZE;
    categories = new CategoryOutcomes[categoryCount];
  }

  CategoryOutcomes of(int category) {
    CategoryOutcomes outcomes = categories[category];
    if (outcomes == null) {
      outcomes = new CategoryOutcomes(words, areas);
      categories[category] = outcomes;
    }
    return outcomes;
  }

  int categoryCount() {
    return categories.length;
  }

  void append(Outcomes other) {
    for (int k = 0; k < categories.length; k++) {
      CategoryOutcomes outcomes = other.categories[k];
      if (outcomes != null) {
        of(k).append(outcomes);
      }
    }
  }

  /**
   * Appends all in their order and leaves nothing of them: of one category at a time there is all
   * twice.
   */
  void take(List<Outcomes> others) {
    for (int k = 0; k < categories.length; k++) {
      int groups = 0;
      int detections = 0;
      for (Outcomes other : others) {
        CategoryOutcomes more = other.categories[k];
        groups += more == null ? 0 : more.groups();
        detections = Math.addExact(detections, more == null ? 0 : more.size());
      }
      if (groups > 0) {
        of(k).reserve(groups, detections);
      }
      for (Outcomes other : others) {
        CategoryOutcomes more = other.categories[k];
        if (more != null) {
          of(k).append(more);
          other.categories[k] = null;
        }
      }
    }
  }

  void clear() {
    for (CategoryOutcomes outcomes : categories) {
      if (outcomes != null) {
        outcomes.clear();
      }
    }
  }
}
