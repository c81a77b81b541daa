package org.fovea.classic.learning;

import java.util.List;

/**
 * Points in groups.
 *
 * @param centres the mean of each group
 * @param labels for each point its group, whose centre is the nearest
 * @param inertia the sum of squared distances of points from their centres
 */
public record Clustering(List<float[]> centres, List<Integer> labels, double inertia) {
  public Clustering {
    centres = List.copyOf(centres);
    labels = List.copyOf(labels);
  }
}
