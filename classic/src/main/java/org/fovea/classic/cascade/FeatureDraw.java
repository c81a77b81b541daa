package org.fovea.classic.cascade;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Features among which stages draw, and those that their weak classifiers kept.
 *
 * @param <F> the type of feature
 */
final class FeatureDraw<F> {
  private final List<F> all;
  private final Map<F, Integer> kept = new LinkedHashMap<>();
  private List<F> drawn = List.of();

  FeatureDraw(List<F> all) {
    this.all = all;
  }

  /** So many different features at random, in their order. */
  List<F> draw(int count, long seed) {
    int[] index = new int[all.size()];
    Arrays.setAll(index, i -> i);
    SplittableRandom random = new SplittableRandom(seed);
    int wanted = Math.min(count, index.length);
    for (int i = 0; i < wanted; i++) {
      int other = random.nextInt(i, index.length);
      int swap = index[i];
      index[i] = index[other];
      index[other] = swap;
    }
    Arrays.sort(index, 0, wanted);
    drawn = Arrays.stream(index, 0, wanted).mapToObj(all::get).toList();
    return drawn;
  }

  /** The number that a feature of the last draw has among those kept, which it joins. */
  int keep(int drawnIndex) {
    F feature = drawn.get(drawnIndex);
    kept.putIfAbsent(feature, kept.size());
    return Objects.requireNonNull(kept.get(feature));
  }

  List<F> kept() {
    return new ArrayList<>(kept.keySet());
  }
}
