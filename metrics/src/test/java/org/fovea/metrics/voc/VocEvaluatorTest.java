package org.fovea.metrics.voc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.golden.Golden;
import org.fovea.metrics.golden.Golden.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocEvaluatorTest {
  // Sums of at most 50 shares, rounded in another order.
  private static final double ROUNDING = 1e-13;

  /** Pixels from 1 with both ends inside, as VOC counts them, to edges. */
  private static Box box(Node corners) {
    double[] c = corners.numbers();
    return new Box(c[0] - 1, c[1] - 1, c[2], c[3]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "difficult", "exact_half", "sparse_class", "ties"})
  void equalsTheTranscribedRules(String name) {
    Node golden = Golden.json(Golden.path("voc/voc_" + name + ".json.gz"));
    TreeSet<Long> images = new TreeSet<>();
    Map<String, Integer> ids = new TreeMap<>();
    List<Annotation> truths = new ArrayList<>();
    for (Node t : golden.get("gt").stream().toList()) {
      long image = Long.parseLong(t.get("image").text());
      images.add(image);
      int category = ids.computeIfAbsent(t.get("class").text(), c -> ids.size());
      Box box = box(t.get("box"));
      boolean difficult = t.get("difficult").integer() == 1;
      truths.add(
          new Annotation(truths.size(), image, category, box, box.area(), false, difficult, null));
    }
    DetectionTable found = new DetectionTable();
    for (Node d : golden.get("dt").stream().toList()) {
      long image = Long.parseLong(d.get("image").text());
      images.add(image);
      int category = ids.computeIfAbsent(d.get("class").text(), c -> ids.size());
      found.add(new Detection(image, category, box(d.get("box")), d.get("score").number()));
    }
    DetectionDataset data =
        new DetectionDataset(
            ids.entrySet().stream().map(e -> new Category(e.getValue(), e.getKey())).toList(),
            images.stream().map(id -> new ImageInfo(id, "", 0, 0)).toList(),
            truths);
    golden
        .get("expected")
        .fields()
        .forEach(
            (run, expected) -> {
              VocResult result = VocEvaluator.evaluate(data, found, params(run));
              if (expected.has("map_classes_with_gt")) {
                assertThat(result.meanAveragePrecision())
                    .as(run)
                    .isCloseTo(expected.get("map_classes_with_gt").number(), within(ROUNDING));
              }
              expected
                  .get("per_class")
                  .fields()
                  .forEach(
                      (c, numbers) -> assertCategory(result, ids.getOrDefault(c, -1), numbers));
            });
  }

  /** Such as {@code devkit_ge|iou0.50|07}. */
  private static VocParams params(String run) {
    List<String> parts = Arrays.asList(run.split("\\|", -1));
    VocParams params = parts.get(2).equals("07") ? VocParams.voc2007() : VocParams.voc2010();
    return new VocParams(
        params.interpolation(),
        Double.parseDouble(parts.get(1).substring(3)),
        !parts.get(0).equals("pyfrcnn_gt"));
  }

  private static void assertCategory(VocResult result, int category, Node expected) {
    VocCurve curve = Objects.requireNonNull(result.curves().get(category));
    if (expected.has("npos")) {
      assertThat(curve.positives()).isEqualTo((int) expected.get("npos").integer());
    }
    if (curve.positives() == 0) {
      // The scripts divide by zero here.
      assertThat(result.averagePrecision(category)).isEqualTo(-1);
      return;
    }
    assertThat(result.averagePrecision(category))
        .isCloseTo(expected.get("ap").number(), within(ROUNDING));
    if (expected.has("sum_rec")) {
      assertThat(curve.scores()).hasSize((int) expected.get("nd").integer());
      assertThat(Arrays.stream(curve.recalls()).sum())
          .isCloseTo(expected.get("sum_rec").number(), within(1e-12));
      assertThat(Arrays.stream(curve.precisions()).sum())
          .isCloseTo(expected.get("sum_prec").number(), within(1e-12));
    }
  }

  @Test
  void categoriesWithoutTruthsAreMinusOne() {
    DetectionDataset data =
        new DetectionDataset(List.of(new Category(1, "a")), List.of(), List.of());
    VocResult result = VocEvaluator.evaluate(data, new DetectionTable(), VocParams.voc2010());
    assertThat(result.averagePrecision(1)).isEqualTo(-1);
    assertThat(result.meanAveragePrecision()).isEqualTo(-1);
    assertThatThrownBy(() -> result.averagePrecision(2)).hasMessageContaining("category 2");
  }
}
