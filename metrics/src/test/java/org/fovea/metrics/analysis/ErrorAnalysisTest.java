package org.fovea.metrics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.coco.Protocol;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.Polygons;
import org.fovea.metrics.golden.Golden;
import org.fovea.metrics.golden.Golden.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnalysisTest {
  // Sums of at most 101 shares over a few classes, rounded in another order.
  private static final double ROUNDING = 1e-14;
  private static final ErrorAnalysisConfig CONFIG = ErrorAnalysisConfig.defaults();
  private static final Set<ErrorType> ALL = EnumSet.allOf(ErrorType.class);

  private static Box box(Node xywh) {
    double[] b = xywh.numbers();
    return Box.ofXywh(b[0], b[1], b[2], b[3]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "ties", "few_detections", "one_image", "large"})
  void equalsThePortOfTheDefinitions(String name) {
    Node golden = Golden.json(Golden.path("tide/" + name + ".json.gz"));
    Node gt = golden.get("gt");
    DetectionDataset truth =
        new DetectionDataset(
            gt.get("categories").stream()
                .map(c -> new Category((int) c.get("id").integer(), ""))
                .toList(),
            gt.get("images").stream()
                .map(i -> new ImageInfo(i.get("id").integer(), "", 300, 300))
                .toList(),
            gt.get("annotations").stream()
                .map(
                    a ->
                        new Annotation(
                            a.get("id").integer(),
                            a.get("image_id").integer(),
                            (int) a.get("category_id").integer(),
                            box(a.get("bbox")),
                            a.get("area").number(),
                            a.get("iscrowd").integer() == 1,
                            false,
                            null))
                .toList());
    List<Detection> found =
        golden.get("dt").stream()
            .map(
                d ->
                    new Detection(
                        d.get("image_id").integer(),
                        (int) d.get("category_id").integer(),
                        box(d.get("bbox")),
                        d.get("score").number()))
            .toList();
    ErrorAnalysis analysis =
        ErrorAnalysis.of(
            truth,
            DetectionTable.of(found),
            CONFIG.withMaxDetections((int) golden.get("limit").integer()));
    Node expected = golden.get("expected");
    assertThat(analysis.averagePrecision())
        .isEqualTo(expected.get("ap").number(), within(ROUNDING));
    for (ErrorType type : ErrorType.values()) {
      assertThat(analysis.count(type))
          .as("%s", type)
          .isEqualTo((int) expected.get("counts").get(type.name()).integer());
      assertThat(analysis.cost(type))
          .as("%s", type)
          .isEqualTo(expected.get("costs").get(type.name()).number(), within(ROUNDING));
    }
    assertThat(analysis.falsePositiveCost())
        .isEqualTo(expected.get("falsePositives").number(), within(ROUNDING));
    assertThat(analysis.falseNegativeCost())
        .isEqualTo(expected.get("falseNegatives").number(), within(ROUNDING));
    assertThat(analysis.averagePrecision(ALL)).isEqualTo(1);
  }

  private static ErrorAnalysis analyse(Scene scene) {
    return ErrorAnalysis.of(scene.truth(), scene.table(), CONFIG);
  }

  @Property(tries = 300)
  void withEverythingMendedNothingIsLeft(@ForAll long seed) {
    ErrorAnalysis analysis = analyse(Scene.of(seed, false));
    double mended = analysis.averagePrecision(ALL);
    // Nothing is left to measure where nothing was right or could be mended.
    assertThat(mended == 1 || mended == -1).as("%s", mended).isTrue();
    for (ErrorType type : ErrorType.values()) {
      assertThat(analysis.cost(type)).isBetween(0.0, 1.0);
    }
    assertThat(analysis.falsePositiveCost()).isBetween(0.0, 1.0);
  }

  @Property(tries = 100)
  void theOrderOfImagesAndCategoriesChangesNothing(@ForAll long seed) {
    Scene scene = Scene.of(seed, false);
    List<ImageInfo> images = new ArrayList<>(scene.truth().images());
    List<Category> categories = new ArrayList<>(scene.truth().categories());
    Collections.shuffle(images, new Random(seed));
    Collections.shuffle(categories, new Random(seed));
    DetectionDataset mixed = new DetectionDataset(categories, images, scene.truth().annotations());
    assertThat(analyse(new Scene(mixed, scene.found())).errors())
        .isEqualTo(analyse(scene).errors());
  }

  private static final Annotation TRUTH = new Annotation(1, 1, 1, Box.ofXywh(0, 0, 10, 10));
  private static final DetectionDataset ONE =
      new DetectionDataset(
          List.of(new Category(1, "a"), new Category(2, "b")),
          List.of(new ImageInfo(1, "", 50, 50)),
          List.of(TRUTH));

  private static List<ErrorType> types(Detection... found) {
    return ErrorAnalysis.of(ONE, DetectionTable.of(List.of(found)), CONFIG).errors().stream()
        .map(DetectionError::type)
        .toList();
  }

  private static Detection found(int category, double width, double score) {
    return new Detection(1, category, Box.ofXywh(0, 0, width, 10), score);
  }

  @Test
  void eachKindOfErrorIsTold() {
    assertThat(types(found(1, 10, 1))).isEmpty();
    assertThat(types(found(1, 10, 1), found(1, 9, 0.9))).containsExactly(ErrorType.DUPLICATE);
    assertThat(types(found(1, 4, 1))).containsExactly(ErrorType.LOCALISATION);
    assertThat(types(found(2, 9, 1))).containsExactly(ErrorType.CLASSIFICATION);
    assertThat(types(found(2, 4, 1))).containsExactly(ErrorType.BOTH, ErrorType.MISSED);
    assertThat(types(new Detection(1, 1, Box.ofXywh(30, 30, 5, 5), 1)))
        .containsExactly(ErrorType.BACKGROUND, ErrorType.MISSED);
    assertThat(types()).containsExactly(ErrorType.MISSED);
    assertThat(types(new Detection(2, 1, Box.ofXywh(0, 0, 10, 10), 1)))
        .as("of an unknown image")
        .containsExactly(ErrorType.MISSED);
  }

  @Test
  void anErrorNamesItsDetectionAndTruth() {
    ErrorAnalysis analysis =
        ErrorAnalysis.of(ONE, DetectionTable.of(List.of(found(2, 9, 1))), CONFIG);
    assertThat(analysis.errors())
        .containsExactly(new DetectionError(ErrorType.CLASSIFICATION, 1, 0, TRUTH));
    assertThat(analysis.averagePrecision()).isEqualTo(0);
    assertThat(analysis.cost(ErrorType.CLASSIFICATION)).isEqualTo(1);
  }

  @Test
  void withoutDetectionsWhatIsMissedCostsAll() {
    ErrorAnalysis analysis = ErrorAnalysis.of(ONE, new DetectionTable(), CONFIG);
    assertThat(analysis.averagePrecision()).isZero();
    assertThat(analysis.falseNegativeCost()).isEqualTo(1);
    assertThat(analysis.cost(ErrorType.MISSED)).isEqualTo(1);
    assertThat(analysis.falsePositiveCost()).isZero();
    assertThat(analysis.cost(ErrorType.BACKGROUND)).isZero();
  }

  @Test
  void withoutTruthsNothingIsLost() {
    DetectionDataset empty = new DetectionDataset(ONE.categories(), ONE.images(), List.of());
    ErrorAnalysis analysis =
        ErrorAnalysis.of(empty, DetectionTable.of(List.of(found(1, 10, 1))), CONFIG);
    assertThat(analysis.averagePrecision()).isZero();
    assertThat(analysis.falseNegativeCost()).isZero();
    assertThat(analysis.falsePositiveCost()).isZero();
    assertThat(analysis.cost(ErrorType.BACKGROUND)).isZero();
  }

  @Test
  void byLvisRulesOnlyWhatWasLookedForCanBeWrong() {
    DetectionDataset data =
        new DetectionDataset(
            List.of(
                new Category(1, ""), new Category(2, ""), new Category(3, ""), new Category(4, "")),
            List.of(new ImageInfo(1, "", 0, 0, Set.of(2), Set.of(3))),
            List.of(TRUTH));
    DetectionTable found =
        DetectionTable.of(
            List.of(found(1, 10, 1), found(2, 9, 0.9), found(3, 9, 0.8), found(4, 9, 0.7)));
    assertThat(ErrorAnalysis.of(data, found, CONFIG.withProtocol(Protocol.LVIS)).errors())
        .containsExactly(new DetectionError(ErrorType.CLASSIFICATION, 1, 1, TRUTH));
    assertThat(ErrorAnalysis.of(data, found, CONFIG).errors()).hasSize(3);
  }

  @Test
  void withoutAnythingThereIsNothingToMeasure() {
    DetectionDataset empty = new DetectionDataset(List.of(), List.of(), List.of());
    ErrorAnalysis analysis = ErrorAnalysis.of(empty, new DetectionTable(), CONFIG);
    assertThat(analysis.averagePrecision()).isEqualTo(-1);
    assertThat(analysis.cost(ErrorType.MISSED)).isZero();
    assertThat(analysis.falsePositiveCost()).isZero();
    assertThat(analysis.falseNegativeCost()).isZero();
  }

  @Test
  void masksAreHeldAgainstMasks() {
    Polygons left = new Polygons(List.of(new double[] {0, 0, 10, 0, 10, 20, 0, 20}));
    Polygons right = new Polygons(List.of(new double[] {10, 0, 20, 0, 20, 20, 10, 20}));
    Box both = Box.ofXywh(0, 0, 20, 20);
    DetectionDataset data =
        new DetectionDataset(
            ONE.categories(),
            ONE.images(),
            List.of(new Annotation(1, 1, 1, both, 200, false, false, left)));
    DetectionTable found = DetectionTable.of(List.of(new Detection(1, 1, both, 1, right)));
    assertThat(ErrorAnalysis.of(data, found, CONFIG).errors()).isEmpty();
    assertThat(ErrorAnalysis.of(data, found, CONFIG.withIouType(IouType.SEGM)).errors())
        .extracting(DetectionError::type)
        .containsExactly(ErrorType.BACKGROUND, ErrorType.MISSED);
    assertThatThrownBy(() -> ErrorAnalysis.of(ONE, found, CONFIG.withIouType(IouType.SEGM)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("annotation 1 has no segmentation");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> CONFIG.withForeground(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("foreground must be in (0, 1], got 1.5");
    assertThatThrownBy(() -> CONFIG.withBackground(0.5))
        .hasMessage("background must be in [0, 0.5), got 0.5");
    assertThatThrownBy(() -> CONFIG.withMaxDetections(0)).hasMessageContaining("got 0");
    assertThatThrownBy(() -> CONFIG.withIouType(IouType.KEYPOINTS))
        .hasMessageContaining("got KEYPOINTS");
  }
}
