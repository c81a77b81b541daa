package org.fovea.io.dataset;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Counts what a format can't hold, so that it is told once and not for every object. */
final class Losses {
  private final Map<String, Integer> counts = new TreeMap<>();

  /**
   * One more loss.
   *
   * @param what what is lost and why
   */
  void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  void tell(Consumer<String> warnings) {
    counts.forEach((what, count) -> warnings.accept(what + ": " + count));
  }
}
