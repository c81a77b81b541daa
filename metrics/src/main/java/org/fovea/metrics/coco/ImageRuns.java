package org.fovea.metrics.coco;

import java.io.IOException;
import java.util.BitSet;
import org.fovea.metrics.detection.DetectionTable;

/**
 * Matches the detections of a part of a results file image by image as they are read, so that none
 * needs to be kept with its geometry. Those of the first image and of the last, which the parts
 * before and after may hold more of, are set aside.
 */
final class ImageRuns {
  /** The detections of an image don't stand together. */
  static final class Scattered extends IOException {
    private static final long serialVersionUID = 1;

    Scattered(long imageId) {
      super("detections of image " + imageId + " stand in several places");
    }
  }

  private final CocoEvaluator evaluator;
  private final ImageTruths truths;
  private final ImageMatcher matcher;
  private final BitSet matched = new BitSet();
  private final DetectionTable aside = new DetectionTable();
  private boolean idZero;

  ImageRuns(CocoEvaluator evaluator, ImageTruths truths, ImageMatcher matcher) {
    this.evaluator = evaluator;
    this.truths = truths;
    this.matcher = matcher;
  }

  /** Takes the detections of an image that are followed by those of another; they may go then. */
  void take(DetectionTable run) throws Scattered {
    if (aside.size() == 0) {
      aside.append(run);
      return;
    }
    int image = truths.indexOf(run.imageId(0));
    if (image < 0) {
      return;
    }
    if (matched.get(image)) {
      throw new Scattered(run.imageId(0));
    }
    matched.set(image);
    int[] rows = new int[run.size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = row;
    }
    idZero |= evaluator.match(matcher, truths.image(image), truths.in(image), run, rows);
  }

  /** Takes the last detections of the part, if any. */
  void end(DetectionTable run) {
    aside.append(run);
  }

  /** Positions of the images that are done. */
  BitSet matched() {
    return matched;
  }

  /** What is left to match, in file order. */
  DetectionTable aside() {
    return aside;
  }

  Outcomes outcomes() {
    return matcher.outcomes();
  }

  /** Whether a truth took part that has the id that the reference stumbles over. */
  boolean idZero() {
    return idZero;
  }
}
