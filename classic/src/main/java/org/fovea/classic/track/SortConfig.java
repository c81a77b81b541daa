package org.fovea.classic.track;

/**
 * When tracks begin and end. A value out of range is an {@link IllegalArgumentException}.
 *
 * @param maxAge pictures in a row without the object after which its track may still go on, at
 *     least 0
 * @param minHits pictures in a row with the object before its track is told, at least 1; in the
 *     first pictures of all every track is
 * @param minIou overlap of a found box with the predicted one from which they are the same object,
 *     0..1
 */
public record SortConfig(int maxAge, int minHits, double minIou) {
  public SortConfig {
    if (maxAge < 0 || minHits < 1 || !(minIou >= 0 && minIou <= 1)) {
      throw new IllegalArgumentException(
          "sort: maxAge %d, minHits %d, minIou %s; expected 0 or more, 1 or more, 0..1"
              .formatted(maxAge, minHits, minIou));
    }
  }

  /**
   * The authors': one picture may be missed, three make a track, an overlap of 0.3.
   *
   * @return the configuration
   */
  public static SortConfig defaults() {
    return new SortConfig(1, 3, 0.3);
  }

  /**
   * With another patience.
   *
   * @param wanted pictures without the object
   * @return the changed configuration
   */
  public SortConfig withMaxAge(int wanted) {
    return new SortConfig(wanted, minHits, minIou);
  }

  /**
   * With another trust.
   *
   * @param wanted pictures with the object before its track is told
   * @return the changed configuration
   */
  public SortConfig withMinHits(int wanted) {
    return new SortConfig(maxAge, wanted, minIou);
  }

  /**
   * With another least overlap.
   *
   * @param wanted 0..1
   * @return the changed configuration
   */
  public SortConfig withMinIou(double wanted) {
    return new SortConfig(maxAge, minHits, wanted);
  }
}
