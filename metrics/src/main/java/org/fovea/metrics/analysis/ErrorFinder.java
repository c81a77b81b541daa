package org.fovea.metrics.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.DetectionTable;

/** Goes through images and tells what is wrong with each detection that is wrong. */
final class ErrorFinder {
  private final ErrorAnalysisConfig config;
  private final DetectionTable table;
  final List<Finding> findings = new ArrayList<>();
  final List<DetectionError> errors = new ArrayList<>();
  // categories of the truths, and of those that nothing found
  final List<Integer> positives = new ArrayList<>();
  final List<Integer> unfound = new ArrayList<>();

  ErrorFinder(ErrorAnalysisConfig config, DetectionTable table) {
    this.config = config;
    this.table = table;
  }

  void add(ImageCase image) {
    boolean[] found = new boolean[image.ordinary()];
    boolean[] right = match(image, found);
    boolean[] mendable = new boolean[image.ordinary()];
    for (int d = 0; d < right.length; d++) {
      int category = table.categoryId(image.row(d));
      double score = table.score(image.row(d));
      if (right[d]) {
        findings.add(new Finding(category, score, null, null));
      } else if (!isInCrowd(image, d, category) && !image.excuses(category)) {
        addWrong(image, d, category, score, found, mendable);
      }
    }
    for (int g = 0; g < found.length; g++) {
      Annotation truth = image.truth(g);
      positives.add(truth.categoryId());
      if (!found[g]) {
        unfound.add(truth.categoryId());
        if (!mendable[g]) {
          errors.add(new DetectionError(ErrorType.MISSED, image.imageId(), -1, truth));
        }
      }
    }
  }

  /** Each detection, surest first, finds the free truth of its class that it overlaps most. */
  private boolean[] match(ImageCase image, boolean[] found) {
    boolean[] right = new boolean[image.detections()];
    for (int d = 0; d < right.length; d++) {
      int category = table.categoryId(image.row(d));
      int best = best(image, d, g -> !found[g] && isOf(image, g, category));
      if (best >= 0 && image.overlap(d, best) >= config.foreground()) {
        right[d] = true;
        found[best] = true;
      }
    }
    return right;
  }

  private static boolean isOf(ImageCase image, int truth, int category) {
    return image.truth(truth).categoryId() == category;
  }

  /** The truth of some that a detection overlaps most, the first of equals, or -1. */
  private static int best(ImageCase image, int d, IntPredicate which) {
    int best = -1;
    for (int g = 0; g < image.ordinary(); g++) {
      if (which.test(g) && (best < 0 || image.overlap(d, g) > image.overlap(d, best))) {
        best = g;
      }
    }
    return best;
  }

  private boolean isInCrowd(ImageCase image, int d, int category) {
    for (int g = image.ordinary(); g < image.truths(); g++) {
      if (isOf(image, g, category) && image.overlap(d, g) > config.foreground()) {
        return true;
      }
    }
    return false;
  }

  private void addWrong(
      ImageCase image, int d, int category, double score, boolean[] found, boolean[] mendable) {
    int ofClass = best(image, d, g -> isOf(image, g, category));
    int ofOthers = best(image, d, g -> !isOf(image, g, category));
    int taken = best(image, d, g -> found[g] && isOf(image, g, category));
    double inClass = overlap(image, d, ofClass);
    double inOthers = overlap(image, d, ofOthers);
    ErrorType type = ErrorType.BOTH;
    int target = -1;
    if (ofClass >= 0 && config.background() <= inClass && inClass <= config.foreground()) {
      type = ErrorType.LOCALISATION;
      target = ofClass;
    } else if (inOthers >= config.foreground()) {
      type = ErrorType.CLASSIFICATION;
      target = ofOthers;
    } else if (overlap(image, d, taken) >= config.foreground()) {
      type = ErrorType.DUPLICATE;
    } else if (Math.max(inClass, inOthers) <= config.background()) {
      type = ErrorType.BACKGROUND;
    }
    Annotation truth = target < 0 ? null : image.truth(target);
    errors.add(new DetectionError(type, image.imageId(), image.row(d), truth));
    // A truth is found once: by a right detection, or else by the surest whose error is mended.
    boolean mends = target >= 0 && !found[target] && !mendable[target];
    if (mends) {
      mendable[target] = true;
    }
    Integer mended = mends && truth != null ? (Integer) truth.categoryId() : null;
    findings.add(new Finding(category, score, type, mended));
  }

  private static double overlap(ImageCase image, int d, int truth) {
    return truth < 0 ? 0 : image.overlap(d, truth);
  }
}
