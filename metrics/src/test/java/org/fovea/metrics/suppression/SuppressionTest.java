package org.fovea.metrics.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.fovea.metrics.geometry.RotatedBox;
import org.fovea.metrics.geometry.RunLengthMask;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

/** Against the papers' rules in plain Python. */
class SuppressionTest {
  private static final double ROUNDING = 1e-12;

  private static Stream<Golden.Node> cases(String name) {
    return Golden.json(Golden.path("suppression.json.gz")).get(name).stream();
  }

  private static List<Box> boxes(Golden.Node golden) {
    return Arrays.stream(golden.get("boxes").matrix())
        .map(r -> new Box(r[0], r[1], r[2], r[3]))
        .toList();
  }

  private static void assertKept(Rescored actual, double[][] expected) {
    assertThat(actual.indices())
        .isEqualTo(Arrays.stream(expected).mapToInt(row -> (int) row[0]).toArray());
    assertThat(actual.scores())
        .containsExactly(
            Arrays.stream(expected).mapToDouble(row -> row[1]).toArray(), within(ROUNDING));
  }

  @Test
  void softNms() {
    cases("soft")
        .forEach(
            golden -> {
              SoftNmsConfig config =
                  SoftNmsConfig.defaults()
                      .withDecay(Decay.valueOf(golden.get("decay").text()))
                      .withThreshold(golden.get("threshold").number())
                      .withSigma(golden.get("sigma").number())
                      .withMinScore(golden.get("least").number());
              assertKept(
                  SoftNms.perClass(
                      boxes(golden),
                      golden.get("scores").numbers(),
                      golden.get("classes").integers(),
                      config),
                  golden.get("kept").matrix());
            });
  }

  @Test
  void matrixNms() {
    cases("matrix")
        .forEach(
            golden -> {
              MatrixNmsConfig config =
                  MatrixNmsConfig.defaults()
                      .withDecay(Decay.valueOf(golden.get("decay").text()))
                      .withSigma(golden.get("sigma").number())
                      .withMinScore(golden.get("least").number());
              assertKept(
                  MatrixNms.boxes(
                      boxes(golden),
                      golden.get("scores").numbers(),
                      golden.get("classes").integers(),
                      config),
                  golden.get("kept").matrix());
            });
  }

  @Test
  void rotatedNms() {
    Golden.json(Golden.path("turned.json.gz")).get("nms").stream()
        .forEach(
            golden -> {
              List<RotatedBox> boxes =
                  Arrays.stream(golden.get("boxes").matrix())
                      .map(r -> new RotatedBox(r[0], r[1], r[2], r[3], r[4]))
                      .toList();
              double[] scores = golden.get("scores").numbers();
              double threshold = golden.get("threshold").number();
              assertThat(RotatedNms.hard(boxes, scores, threshold))
                  .isEqualTo(golden.get("keep").integers());
              assertThat(
                      RotatedNms.perClass(
                          boxes, scores, golden.get("classes").integers(), threshold))
                  .isEqualTo(golden.get("keep_per_class").integers());
            });
  }

  @Test
  void weightedBoxFusion() {
    cases("fused")
        .forEach(
            golden -> {
              List<List<Detection>> models =
                  golden.get("models").stream().map(SuppressionTest::detections).toList();
              WeightedBoxFusionConfig config =
                  WeightedBoxFusionConfig.defaults()
                      .withThreshold(golden.get("threshold").number())
                      .withMinScore(golden.get("least").number());
              List<Detection> fused =
                  WeightedBoxFusion.of(models, golden.get("weights").numbers(), config);
              double[][] expected = golden.get("fused").matrix();
              assertThat(fused).hasSize(expected.length);
              for (int i = 0; i < expected.length; i++) {
                Detection d = fused.get(i);
                Box box = d.box();
                assertThat(
                        new double[] {
                          d.categoryId(), d.score(), box.x1(), box.y1(), box.x2(), box.y2()
                        })
                    .containsExactly(expected[i], within(ROUNDING * 100));
              }
            });
  }

  private static List<Detection> detections(Golden.Node model) {
    List<Box> boxes = boxes(model);
    double[] scores = model.get("scores").numbers();
    int[] classes = model.get("classes").integers();
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      detections.add(new Detection(0, classes[i], boxes.get(i), scores[i]));
    }
    return detections;
  }

  private static final Box BOX = Box.ofXywh(0, 0, 10, 10);
  private static final List<Box> THREE_ALIKE = List.of(BOX, BOX, BOX);

  @Test
  void ofEqualScoresTheFirstIsSurer() {
    double[] scores = {0.5, 0.5, 0.5};
    SoftNmsConfig soft = SoftNmsConfig.defaults().withDecay(Decay.LINEAR);
    assertThat(SoftNms.of(THREE_ALIKE, scores, soft).indices()).containsExactly(0);
    MatrixNmsConfig matrix = MatrixNmsConfig.defaults().withDecay(Decay.LINEAR);
    Rescored kept = MatrixNms.boxes(THREE_ALIKE, scores, new int[3], matrix);
    assertThat(kept.indices()).containsExactly(0);
    RotatedBox turned = RotatedBox.of(BOX);
    assertThat(RotatedNms.hard(List.of(turned, turned), new double[] {0, -0.0}, 0.5))
        .containsExactly(0);
  }

  @Test
  void masksDecayAsBoxesDo() {
    List<Box> boxes = List.of(BOX, Box.ofXywh(0, 0, 10, 5), Box.ofXywh(5, 5, 5, 5));
    List<RunLengthMask> masks = boxes.stream().map(SuppressionTest::mask).toList();
    double[] scores = {0.9, 0.8, 0.7};
    MatrixNmsConfig config = MatrixNmsConfig.defaults();
    assertThat(MatrixNms.masks(masks, scores, new int[3], config))
        .isEqualTo(MatrixNms.boxes(boxes, scores, new int[3], config));
  }

  private static RunLengthMask mask(Box box) {
    boolean[] pixels = new boolean[100];
    for (int i = 0; i < pixels.length; i++) {
      int x = i % 10;
      int y = i / 10;
      pixels[i] = x >= box.x1() && x < box.x2() && y >= box.y1() && y < box.y2();
    }
    return RunLengthMask.ofPixels(10, 10, pixels);
  }

  @Test
  void boxesThatNobodyIsSureOfFuseToTheFirst() {
    Detection first = new Detection(7, 1, BOX, 0);
    Detection second = new Detection(7, 1, Box.ofXywh(0, 0, 10, 9), 0);
    List<Detection> fused =
        WeightedBoxFusion.of(
            List.of(List.of(first), List.of(second)), WeightedBoxFusionConfig.defaults());
    assertThat(fused).containsExactly(first);
  }

  @Test
  void refusesWhatHasNoAnswer() {
    SoftNmsConfig soft = SoftNmsConfig.defaults();
    assertThatThrownBy(() -> SoftNms.of(THREE_ALIKE, new double[1], soft))
        .hasMessageContaining("3, 1");
    assertThatThrownBy(() -> SoftNms.of(THREE_ALIKE, new double[] {1, 1, Double.NaN}, soft))
        .hasMessageContaining("score 2 is NaN");
    assertThatThrownBy(() -> SoftNms.of(THREE_ALIKE, new double[] {1, -1, 1}, soft))
        .hasMessageContaining("score 1 must be at least 0");
    assertThatThrownBy(() -> soft.withSigma(0)).hasMessageContaining("sigma");
    assertThatThrownBy(() -> WeightedBoxFusion.of(List.of(), WeightedBoxFusionConfig.defaults()))
        .hasMessageContaining("0 models");
    List<List<Detection>> models = List.of(List.of(new Detection(0, 1, BOX, Double.NaN)));
    assertThatThrownBy(() -> WeightedBoxFusion.of(models, WeightedBoxFusionConfig.defaults()))
        .hasMessageContaining("score 0 of model 0");
  }
}
