package org.fovea.classic.learning;

import java.util.Arrays;
import java.util.List;
import org.ddogleg.nn.FactoryNearestNeighbor;
import org.ddogleg.nn.NearestNeighbor;
import org.ddogleg.nn.NnData;
import org.ddogleg.nn.alg.distance.KdTreeEuclideanSq_F64;
import org.ddogleg.struct.DogArray;

/**
 * The k-nearest-neighbours classifier (Cover and Hart, "Nearest neighbor pattern classification",
 * 1967) with Euclidean distance, by DDogleg's k-d tree. The neighbours are exact; of equally
 * distant ones any may be taken, the same at every call. Scores are the parts of the neighbours
 * that are of each class, 0..1.
 */
public final class NearestNeighbours implements ScoredClassifier {
  private final NearestNeighbor<double[]> tree;
  private final int[] labels;
  private final int classes;
  private final int neighbours;
  private final int length;

  /**
   * A classifier that knows examples.
   *
   * @param features the examples' features, as many for each, copied
   * @param labels for each example its class, {@code 0..classes-1}, copied
   * @param classes how many classes there are, at least 1
   * @param neighbours how many neighbours vote, {@code 1..examples}
   * @throws IllegalArgumentException if numbers of examples or features differ, a feature is not
   *     finite, or another argument is out of range
   */
  public NearestNeighbours(float[][] features, int[] labels, int classes, int neighbours) {
    length = Examples.requireSameLength(features);
    Examples.requireLabels(labels, features.length, classes);
    if (neighbours < 1 || neighbours > features.length) {
      throw new IllegalArgumentException(
          "neighbours must be 1.." + features.length + ", got " + neighbours);
    }
    List<double[]> points = Arrays.stream(features).map(Examples::doubles).toList();
    tree = FactoryNearestNeighbor.kdtree(new KdTreeEuclideanSq_F64(length));
    tree.setPoints(points, true);
    this.labels = labels.clone();
    this.classes = classes;
    this.neighbours = neighbours;
  }

  @Override
  public float[] scores(float[] features) {
    Examples.requireLength(features, length);
    DogArray<NnData<double[]>> found = new DogArray<>(NnData::new);
    // A search of its own for each call, as it is not to be shared between threads.
    tree.createSearch().findNearest(Examples.doubles(features), -1, neighbours, found);
    int[] votes = new int[classes];
    for (NnData<double[]> neighbour : found.toList()) {
      votes[labels[neighbour.index]]++;
    }
    float[] scores = new float[classes];
    for (int c = 0; c < classes; c++) {
      scores[c] = votes[c] / (float) neighbours;
    }
    return scores;
  }
}
