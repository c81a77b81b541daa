package org.fovea.io.classification;

import java.util.List;
import java.util.stream.IntStream;

/** Names for classes that have none. */
final class Numbers {
  private Numbers() {}

  /** The names {@code 0}, {@code 1} and so on. */
  static List<String> upTo(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }
}
