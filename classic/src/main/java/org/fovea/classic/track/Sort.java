package org.fovea.classic.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Iou;
import org.fovea.metrics.matching.LinearSumAssignment;

/**
 * Follows objects by their boxes alone (Simple Online and Realtime Tracking, Bewley et al., 2016):
 * a Kalman filter predicts the box of each track, found boxes are given to predicted ones so that
 * the sum of overlaps is the highest. As in the authors' program, but that a track keeps to one
 * category. Keeps state from picture to picture; for one thread at a time.
 */
public final class Sort {
  private final SortConfig config;
  private final List<Track> tracks = new ArrayList<>();
  private int pictures;
  private int lastTrack;

  /** A track as it goes on. */
  private static final class Track {
    private final int number;
    private final int category;
    private final BoxMotion motion;

    /** Pictures in a row in which it was found. */
    private int hits;

    /** Pictures since it was found. */
    private int age;

    private Track(int number, Detection first) {
      this.number = number;
      category = first.categoryId();
      motion = new BoxMotion(first.box());
    }

    private void predict() {
      motion.predict();
      hits = age > 0 ? 0 : hits;
      age++;
    }

    private void update(Detection found) {
      motion.update(found.box());
      hits++;
      age = 0;
    }
  }

  /**
   * Begins without tracks.
   *
   * @param config when tracks begin and end
   */
  public Sort(SortConfig config) {
    this.config = config;
  }

  /**
   * Takes up the next picture; also one in which nothing was found.
   *
   * @param found what a detector found in it; boxes without area are left out
   * @return the objects whose tracks are long enough, in the order of their tracks
   */
  public List<TrackedObject> update(List<Detection> found) {
    pictures++;
    List<Detection> detections = found.stream().filter(d -> d.box().area() > 0).toList();
    tracks.forEach(Track::predict);
    int[] trackOf = match(detections);
    List<TrackedObject> told = new ArrayList<>();
    for (int i = 0; i < detections.size(); i++) {
      Detection detection = detections.get(i);
      Track track;
      if (trackOf[i] == LinearSumAssignment.NONE) {
        track = new Track(++lastTrack, detection);
        tracks.add(track);
      } else {
        track = tracks.get(trackOf[i]);
        track.update(detection);
      }
      if (track.hits >= config.minHits() || pictures <= config.minHits()) {
        told.add(new TrackedObject(track.number, track.motion.box(), detection));
      }
    }
    tracks.removeIf(track -> track.age > config.maxAge());
    told.sort(Comparator.comparingInt(TrackedObject::track));
    return told;
  }

  /** For each detection the place of its track, or none. */
  private int[] match(List<Detection> detections) {
    double[][] cost = new double[detections.size()][tracks.size()];
    List<Box> predicted = tracks.stream().map(track -> track.motion.box()).toList();
    for (int i = 0; i < cost.length; i++) {
      for (int t = 0; t < predicted.size(); t++) {
        Detection detection = detections.get(i);
        boolean same = tracks.get(t).category == detection.categoryId();
        cost[i][t] = same ? -Iou.of(detection.box(), predicted.get(t)) : 0;
      }
    }
    int[] trackOf = LinearSumAssignment.assign(cost);
    for (int i = 0; i < trackOf.length; i++) {
      boolean far =
          trackOf[i] != LinearSumAssignment.NONE
              && (cost[i][trackOf[i]] == 0 || -cost[i][trackOf[i]] < config.minIou());
      trackOf[i] = far ? LinearSumAssignment.NONE : trackOf[i];
    }
    return trackOf;
  }
}
