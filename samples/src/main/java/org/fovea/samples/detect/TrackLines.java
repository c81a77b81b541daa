package org.fovea.samples.detect;

import java.util.List;
import java.util.Locale;
import org.fovea.classic.track.TrackedObject;
import org.fovea.metrics.geometry.Box;

/** Tracks as the lines of MOTChallenge's files. */
public final class TrackLines {
  private TrackLines() {}

  /**
   * The lines of a picture: its number, the track, left, top, width and height of the box in
   * pixels, the score, and three numbers that are not known. A file's first pixel counts as 1.
   *
   * @param picture its number, from 1
   * @param objects the tracked objects in it
   * @return a line each, with its end
   */
  public static String of(int picture, List<TrackedObject> objects) {
    StringBuilder text = new StringBuilder();
    for (TrackedObject object : objects) {
      Box box = object.box();
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%.2f,%.2f,%.2f,%.2f,%.4f,-1,-1,-1\n",
              picture,
              object.track(),
              box.x1() + 1,
              box.y1() + 1,
              box.width(),
              box.height(),
              object.detection().score()));
    }
    return text.toString();
  }
}
