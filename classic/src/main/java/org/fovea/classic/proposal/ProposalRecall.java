package org.fovea.classic.proposal;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.coco.AreaRange;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;

/**
 * Measures proposals: the share of objects that at least one proposal covers well enough. One
 * proposal may cover several objects. Crowds are not counted. Not safe for use by several threads
 * at once.
 */
public final class ProposalRecall {
  private record Covered(double area, double overlap) {}

  private final int most;
  private final List<Covered> objects = new ArrayList<>();
  private int pictures;
  private long proposed;

  /** Measures all proposals; nothing is measured yet. */
  public ProposalRecall() {
    this(Integer.MAX_VALUE);
  }

  /**
   * Measures the first proposals of each picture; nothing is measured yet.
   *
   * @param most how many count, at least 1
   */
  public ProposalRecall(int most) {
    if (most < 1) {
      throw new IllegalArgumentException("most must be at least 1, got " + most);
    }
    this.most = most;
  }

  /**
   * Measures one picture.
   *
   * @param truth the objects in it
   * @param proposals the boxes proposed for it, likeliest first; any order if all count
   */
  public void add(List<Annotation> truth, List<Box> proposals) {
    List<Box> counted = proposals.subList(0, Math.min(proposals.size(), most));
    pictures++;
    proposed += counted.size();
    for (Annotation object : truth) {
      if (!object.crowd()) {
        double best = 0;
        for (Box proposal : counted) {
          best = Math.max(best, Iou.of(object.box(), proposal));
        }
        objects.add(new Covered(object.area(), best));
      }
    }
  }

  /**
   * How many boxes were proposed and counted.
   *
   * @return the mean over pictures, NaN before the first
   */
  public double meanProposals() {
    return (double) proposed / pictures;
  }

  /**
   * How many objects there were.
   *
   * @param size which objects count, by the area that their annotation states
   * @return their number
   */
  public int objects(AreaRange size) {
    return (int) objects.stream().filter(o -> within(o, size)).count();
  }

  /**
   * Recall at one overlap.
   *
   * @param size which objects count, by the area that their annotation states
   * @param iou the least IoU that covers an object
   * @return the share of them that are covered, 0..1, NaN if there are none
   */
  public double recall(AreaRange size, double iou) {
    return objects.stream()
        .filter(o -> within(o, size))
        .mapToDouble(o -> o.overlap >= iou ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Average recall, the mean of {@link #recall} over IoU 0.50, 0.55 to 0.95.
   *
   * @param size which objects count, by the area that their annotation states
   * @return 0..1, NaN if there are none
   */
  public double averageRecall(AreaRange size) {
    double sum = 0;
    for (int step = 0; step < 10; step++) {
      sum += recall(size, (50 + 5 * step) / 100.0);
    }
    return sum / 10;
  }

  private static boolean within(Covered object, AreaRange size) {
    return object.area >= size.min() && object.area <= size.max();
  }
}
