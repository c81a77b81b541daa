package org.fovea.samples.cli;

import java.util.List;
import java.util.Locale;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.Protocol;

/**
 * What one of COCO's or LVIS's numbers is of.
 *
 * @param overlap one overlap, or the first and the last
 * @param objects which objects
 * @param detections how many detections
 */
record NumberMeaning(String overlap, String objects, String detections) {
  static NumberMeaning of(String name, CocoParams params) {
    String rest = name.substring(2);
    if (params.protocol() == Protocol.LVIS) {
      String kind = rest.replaceFirst("@.*", "");
      boolean one = kind.equals("50") || kind.equals("75");
      return new NumberMeaning(
          one ? "0." + kind : range(params),
          one ? "all" : objects(kind),
          params.maxDetections().get(0) + " per image");
    }
    boolean keypoints = params.iouType() == IouType.KEYPOINTS;
    int most = params.maxDetections().get(params.maxDetections().size() - 1);
    boolean isNumber = !rest.isEmpty() && objects(rest).equals("all");
    boolean isOverlap = isNumber && (name.startsWith("AP") || keypoints);
    return new NumberMeaning(
        isOverlap ? "0." + rest : range(params),
        objects(rest),
        (isNumber && !isOverlap ? rest : most) + " per image and class");
  }

  private static String range(CocoParams params) {
    List<Double> thresholds = params.iouThresholds();
    String first = overlap(thresholds.get(0));
    return thresholds.size() == 1
        ? first
        : first + ":" + overlap(thresholds.get(thresholds.size() - 1));
  }

  private static String objects(String letter) {
    return switch (letter) {
      case "s" -> "small";
      case "m" -> "medium";
      case "l" -> "large";
      case "r" -> "rare";
      case "c" -> "common";
      case "f" -> "frequent";
      default -> "all";
    };
  }

  static String overlap(double threshold) {
    return String.format(Locale.ROOT, "%.2f", threshold);
  }
}
