package org.fovea.features.keypoint;

import java.util.ArrayList;
import java.util.List;

/**
 * Matches descriptors by comparing each with each. Matches come in the order of the queries; of
 * equally near descriptors the first is taken, as OpenCV's {@code BFMatcher} does.
 *
 * @param <D> a descriptor
 * @param distance how different two descriptors are
 */
public record BruteForceMatcher<D>(DescriptorDistance<D> distance) {
  private record Nearest(int index, double distance, double second) {}

  /**
   * The nearest descriptor of each query.
   *
   * @param queries descriptors, of the length of the others
   * @param trains the descriptors that are searched
   * @return a match for each query; none if there is nothing to search
   */
  public List<Match> match(List<D> queries, List<D> trains) {
    return matchByRatio(queries, trains, Double.POSITIVE_INFINITY);
  }

  /**
   * The nearest descriptor of each query, where the next is clearly further away (Lowe,
   * "Distinctive image features from scale-invariant keypoints", 2004, section 7.1).
   *
   * @param queries descriptors, of the length of the others
   * @param trains the descriptors that are searched
   * @param ratio the nearest must be nearer than this part of the next one's distance, above 0;
   *     Lowe takes 0.8
   * @return the matches that pass; a query passes if there is only one descriptor to search
   * @throws IllegalArgumentException if the ratio is not above 0
   */
  public List<Match> matchByRatio(List<D> queries, List<D> trains, double ratio) {
    if (!(ratio > 0)) {
      throw new IllegalArgumentException("ratio must be above 0, got " + ratio);
    }
    List<Match> matches = new ArrayList<>();
    for (int q = 0; q < queries.size() && !trains.isEmpty(); q++) {
      Nearest nearest = nearest(queries.get(q), trains);
      boolean any = ratio == Double.POSITIVE_INFINITY;
      if (any || nearest.distance() < ratio * nearest.second()) {
        matches.add(new Match(q, nearest.index(), nearest.distance()));
      }
    }
    return List.copyOf(matches);
  }

  /**
   * Pairs of which each is the other's nearest.
   *
   * @param queries descriptors, of the length of the others
   * @param trains the descriptors that are searched
   * @return the matches that hold in both directions
   */
  public List<Match> matchBothWays(List<D> queries, List<D> trains) {
    List<Match> back = match(trains, queries);
    return match(queries, trains).stream()
        .filter(match -> back.get(match.train()).train() == match.query())
        .toList();
  }

  private Nearest nearest(D query, List<D> trains) {
    int index = 0;
    double least = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    for (int t = 0; t < trains.size(); t++) {
      double d = distance.between(query, trains.get(t));
      if (d < least) {
        second = least;
        least = d;
        index = t;
      } else if (d < second) {
        second = d;
      }
    }
    return new Nearest(index, least, second);
  }
}
