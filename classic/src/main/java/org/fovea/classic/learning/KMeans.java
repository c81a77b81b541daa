package org.fovea.classic.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ddogleg.clustering.ConfigKMeans;
import org.ddogleg.clustering.FactoryClustering;
import org.ddogleg.clustering.kmeans.StandardKMeans;
import org.ddogleg.clustering.misc.ListAccessor;

/**
 * Clusters points by k-means (Lloyd, "Least squares quantization in PCM", 1982) from centres that
 * k-means++ draws (Arthur and Vassilvitskii, 2007), by DDogleg. The best of several starts is kept.
 * The same points and seed give the same clusters.
 *
 * @param clusters how many groups are made, at least 1
 * @param starts how often new centres are drawn, at least 1
 * @param maxIterations most steps from one start, at least 1
 * @param seed of what is drawn
 */
public record KMeans(int clusters, int starts, int maxIterations, long seed) {
  public KMeans {
    atLeastOne("clusters", clusters);
    atLeastOne("starts", starts);
    atLeastOne("maxIterations", maxIterations);
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, got " + value);
    }
  }

  /**
   * K-means with 3 starts of at most 50 steps.
   *
   * @param clusters how many groups are made, at least 1
   * @param seed of what is drawn
   */
  public KMeans(int clusters, long seed) {
    this(clusters, 3, 50, seed);
  }

  /**
   * Clusters.
   *
   * @param points of the same length and finite; at least as many different ones as clusters
   * @return the groups
   * @throws IllegalArgumentException if the points are not so
   */
  public Clustering cluster(List<float[]> points) {
    int length = Examples.requireSameLength(points.toArray(new float[0][]));
    requireDifferent(points);
    ConfigKMeans config = new ConfigKMeans();
    config.reseedAfterIterations = maxIterations;
    config.maxReSeed = starts;
    config.maxIterations = (int) Math.min(Integer.MAX_VALUE, (long) starts * (maxIterations + 1));
    StandardKMeans<double[]> kMeans = FactoryClustering.kMeans(config, length, double[].class);
    kMeans.initialize(seed);
    List<double[]> doubles = points.stream().map(Examples::doubles).toList();
    kMeans.process(
        new ListAccessor<>(
            doubles, (from, to) -> System.arraycopy(from, 0, to, 0, length), double[].class),
        clusters);
    List<float[]> centres = new ArrayList<>();
    for (double[] centre : kMeans.getBestClusters().toList()) {
      float[] floats = new float[length];
      for (int k = 0; k < length; k++) {
        floats[k] = (float) centre[k];
      }
      centres.add(floats);
    }
    List<Integer> labels = Arrays.stream(kMeans.getAssignments().toArray()).boxed().toList();
    return new Clustering(centres, labels, kMeans.getBestClusterScore());
  }

  /** K-means++ has no point left to draw where there are fewer different ones than centres. */
  private void requireDifferent(List<float[]> points) {
    Set<List<Float>> different = new HashSet<>();
    for (int i = 0; i < points.size() && different.size() < clusters; i++) {
      List<Float> point = new ArrayList<>();
      for (float v : points.get(i)) {
        point.add(v);
      }
      different.add(point);
    }
    if (different.size() < clusters) {
      throw new IllegalArgumentException(
          "expected at least " + clusters + " different points, got " + different.size());
    }
  }
}
