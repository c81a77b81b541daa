package org.fovea.features.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fovea.features.Golden;
import org.fovea.features.hough.HoughLine;
import org.fovea.features.hough.HoughLines;
import org.fovea.features.keypoint.CornerResponse;
import org.fovea.features.keypoint.Fast;
import org.fovea.features.keypoint.GoodFeatures;
import org.fovea.features.keypoint.GoodFeaturesConfig;
import org.fovea.features.keypoint.Keypoint;
import org.fovea.features.keypoint.OrientedFast;
import org.fovea.features.keypoint.OrientedFastConfig;
import org.fovea.features.keypoint.Sift;

/** Corners, keypoints and lines. */
final class KeypointChecks implements Checks {
  @Override
  public Map<String, Consumer<ClassicCase>> byOperation() {
    return Map.of(
        "harris", KeypointChecks::harris,
        "good_features", KeypointChecks::goodFeatures,
        "fast", KeypointChecks::fast,
        "orb", KeypointChecks::orb,
        "sift", KeypointChecks::sift,
        "hough_lines", KeypointChecks::houghLines);
  }

  /** Without a tolerance: every rounding is OpenCV's. */
  private static void harris(ClassicCase golden) {
    golden.digest().check(CornerResponse.harris(golden.gray(), 2, 0.04), 0);
  }

  private static void goodFeatures(ClassicCase golden) {
    GoodFeatures features = new GoodFeatures(new GoodFeaturesConfig(10, 0.01, 5, 3));
    List<List<Double>> found =
        features.detect(golden.gray()).stream().map(k -> List.of(k.x(), k.y())).toList();
    assertThat(found).isEqualTo(rows(golden.value().get("points")));
  }

  private static void fast(ClassicCase golden) {
    List<Keypoint> found = new Fast(30, true).detect(golden.gray());
    assertThat(found).hasSize(golden.value().get("count").intValue());
    assertThat(found.stream().limit(10).map(k -> List.of(k.x(), k.y(), k.response())))
        .containsExactlyElementsOf(rows(golden.value().get("first10_xy_response")));
  }

  /** The pyramid's levels are interpolated otherwise, so that the number is near OpenCV's only. */
  private static void orb(ClassicCase golden) {
    OrientedFast orb = new OrientedFast(OrientedFastConfig.defaults().withMaxKeypoints(50));
    int expected = golden.value().get("count").intValue();
    assertThat(orb.detect(golden.gray()).size()).isBetween(expected - 5, expected + 5);
  }

  /** BoofCV's SIFT is another one than OpenCV's: its keypoints are of the same order. */
  private static void sift(ClassicCase golden) {
    int expected = golden.value().get("count").intValue();
    assertThat(new Sift().detect(golden.gray()).size()).isBetween(expected / 2, expected * 2);
  }

  private static void houghLines(ClassicCase golden) {
    // The edges are OpenCV's own, as the case is about lines.
    List<HoughLine> lines =
        new HoughLines(1, (float) (Math.PI / 180), 60)
            .find(Golden.read("hough/camera_edges").gray());
    assertThat(lines).hasSize(golden.value().get("n").intValue());
    assertThat(lines.stream().limit(10).map(l -> List.of((double) l.rho(), (double) l.theta())))
        .containsExactlyElementsOf(rows(golden.value().get("rho_theta_first10")));
  }

  private static List<List<Double>> rows(JsonNode table) {
    List<List<Double>> rows = new ArrayList<>();
    for (JsonNode line : table) {
      List<Double> row = new ArrayList<>();
      line.forEach(v -> row.add(v.doubleValue()));
      rows.add(row);
    }
    return rows;
  }
}
