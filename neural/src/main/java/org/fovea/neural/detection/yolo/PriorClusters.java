package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Finds the shapes of prior boxes in a data set by k-means clustering, where a box is the farther
 * from a shape the less they overlap: {@code 1 - IoU} (YOLO9000, Redmon and Farhadi, 2016, section
 * 2, dimension clusters).
 */
public final class PriorClusters {
  private static final int MOST_ROUNDS = 1000;

  private PriorClusters() {}

  /**
   * Clusters shapes.
   *
   * @param shapes of the true boxes, in the pixels of the network's frame; at least {@code count}
   * @param count of clusters, at least 1
   * @param random draws the first centres
   * @return the clusters' mean widths and heights, smallest area first
   * @throws IllegalArgumentException when there are fewer shapes than clusters
   */
  public static List<PriorShape> of(List<PriorShape> shapes, int count, RandomGenerator random) {
    if (count < 1 || shapes.size() < count) {
      throw new IllegalArgumentException(
          "prior clusters: %d shapes for %d clusters, expected 1 or more and as many shapes"
              .formatted(shapes.size(), count));
    }
    List<PriorShape> centres = first(shapes, count, random);
    int[] cluster = new int[shapes.size()];
    boolean moved = true;
    for (int round = 0; moved && round < MOST_ROUNDS; round++) {
      moved = round == 0;
      for (int i = 0; i < cluster.length; i++) {
        int nearest = nearest(shapes.get(i), centres);
        moved |= nearest != cluster[i];
        cluster[i] = nearest;
      }
      for (int c = 0; c < count; c++) {
        centres.set(c, mean(shapes, cluster, c, centres.get(c)));
      }
    }
    centres.sort(Comparator.comparingDouble(shape -> shape.width() * shape.height()));
    return List.copyOf(centres);
  }

  /** Different places of the list, drawn by the first steps of a shuffle. */
  private static List<PriorShape> first(
      List<PriorShape> shapes, int count, RandomGenerator random) {
    List<PriorShape> rest = new ArrayList<>(shapes);
    List<PriorShape> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = i + random.nextInt(rest.size() - i);
      drawn.add(rest.get(place));
      rest.set(place, rest.get(i));
    }
    return drawn;
  }

  private static int nearest(PriorShape shape, List<PriorShape> centres) {
    int best = 0;
    for (int c = 1; c < centres.size(); c++) {
      if (shape.iou(centres.get(c)) > shape.iou(centres.get(best))) {
        best = c;
      }
    }
    return best;
  }

  /** An empty cluster keeps its centre. */
  private static PriorShape mean(
      List<PriorShape> shapes, int[] cluster, int which, PriorShape before) {
    double width = 0;
    double height = 0;
    int members = 0;
    for (int i = 0; i < cluster.length; i++) {
      if (cluster[i] == which) {
        width += shapes.get(i).width();
        height += shapes.get(i).height();
        members++;
      }
    }
    return members == 0 ? before : new PriorShape(width / members, height / members);
  }
}
