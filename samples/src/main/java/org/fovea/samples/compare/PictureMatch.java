package org.fovea.samples.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Iou;
import org.jspecify.annotations.Nullable;

/**
 * Which detections in a picture are right, at an overlap of 0.5: the surest detection takes the
 * truth of its class that it overlaps most and that none has taken, as COCO has it. What only finds
 * a crowd is neither right nor wrong and left out.
 *
 * @param outcomes the detections, surest first
 * @param missed truths that no detection found
 */
public record PictureMatch(List<Outcome> outcomes, List<Annotation> missed) {
  private static final double OVERLAP = 0.5;

  /**
   * A detection and what it found.
   *
   * @param detection the detection
   * @param found the truth that it found, or null if it is wrong
   * @param overlap intersection over union with that truth, 0 if it is wrong
   */
  public record Outcome(Detection detection, @Nullable Annotation found, double overlap) {
    /**
     * Whether it is right.
     *
     * @return whether it found a truth
     */
    public boolean right() {
      return found != null;
    }
  }

  public PictureMatch {
    outcomes = List.copyOf(outcomes);
    missed = List.copyOf(missed);
  }

  /**
   * Matches the detections of a picture.
   *
   * @param truths what is in it
   * @param detections what was found in it, in any order
   * @param leastScore what is less sure than this is left out
   * @return the matches
   */
  public static PictureMatch of(
      List<Annotation> truths, List<Detection> detections, double leastScore) {
    List<Outcome> outcomes = new ArrayList<>();
    Set<Annotation> open = new LinkedHashSet<>(truths);
    open.removeIf(Annotation::crowd);
    detections.stream()
        .filter(d -> d.score() >= leastScore)
        .sorted(Comparator.comparingDouble(Detection::score).reversed())
        .forEachOrdered(
            d -> {
              Outcome outcome = match(d, open);
              if (outcome.right() || !inCrowd(d, truths)) {
                outcomes.add(outcome);
              }
              open.remove(outcome.found());
            });
    return new PictureMatch(outcomes, List.copyOf(open));
  }

  private static Outcome match(Detection detection, Set<Annotation> open) {
    Annotation best = null;
    double most = 0;
    for (Annotation truth : open) {
      double overlap = Iou.of(detection.box(), truth.box());
      if (truth.categoryId() == detection.categoryId() && overlap >= Math.max(OVERLAP, most)) {
        best = truth;
        most = overlap;
      }
    }
    return new Outcome(detection, best, most);
  }

  private static boolean inCrowd(Detection detection, List<Annotation> truths) {
    return truths.stream()
        .anyMatch(
            t ->
                t.crowd()
                    && t.categoryId() == detection.categoryId()
                    && Iou.withCrowd(detection.box(), t.box()) >= OVERLAP);
  }

  /**
   * How many detections are right.
   *
   * @return count
   */
  public int right() {
    return (int) outcomes.stream().filter(Outcome::right).count();
  }

  /**
   * How many detections are wrong.
   *
   * @return count
   */
  public int wrong() {
    return outcomes.size() - right();
  }
}
