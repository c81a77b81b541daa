package org.fovea.metrics.panoptic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

class PanopticEvaluatorTest {
  /** The reference adds overlaps one by one and rounds each sum. */
  private static final double ROUNDING = 1e-14;

  private static final List<PanopticCategory> CATEGORIES = categories();

  private static Golden.Node golden(String name) {
    return Golden.json(Golden.path("panoptic/" + name + ".json.gz"));
  }

  private static List<PanopticCategory> categories() {
    return golden("gt").get("categories").stream()
        .map(
            c ->
                new PanopticCategory(
                    (int) c.get("id").integer(),
                    c.get("name").text(),
                    c.get("isthing").integer() == 1))
        .toList();
  }

  private static List<PanopticSegmentation> segmentations(String name) {
    List<PanopticSegmentation> all = new ArrayList<>();
    for (Golden.Node annotation : golden(name).get("annotations").stream().toList()) {
      List<PanopticSegment> segments =
          annotation.get("segments_info").stream()
              .map(
                  s ->
                      new PanopticSegment(
                          (int) s.get("id").integer(),
                          (int) s.get("category_id").integer(),
                          s.get("iscrowd").integer() == 1))
              .toList();
      BufferedImage png = png("panoptic/" + name + "/" + annotation.get("file_name").text());
      int[] ids = png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth());
      for (int i = 0; i < ids.length; i++) {
        ids[i] = PanopticSegmentation.id(ids[i] >> 16 & 255, ids[i] >> 8 & 255, ids[i] & 255);
      }
      all.add(new PanopticSegmentation(png.getHeight(), png.getWidth(), ids, segments));
    }
    return all;
  }

  private static BufferedImage png(String name) {
    try {
      return ImageIO.read(Golden.path(name).toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void equalsPanopticapi() {
    List<PanopticSegmentation> truths = segmentations("gt");
    List<PanopticSegmentation> predictions = segmentations("pred");
    PanopticEvaluator evaluator = new PanopticEvaluator(CATEGORIES);
    for (int i = 0; i < truths.size(); i++) {
      evaluator.add(truths.get(i), predictions.get(i));
    }
    PanopticResult result = evaluator.result();
    Golden.Node expected = golden("expected");
    assertScore(result.all(), expected.get("All"));
    assertScore(result.things(), expected.get("Things"));
    assertScore(result.stuff(), expected.get("Stuff"));
    expected
        .get("counts")
        .fields()
        .forEach(
            (id, node) -> {
              PanopticCounts counts = result.category(Integer.parseInt(id));
              assertThat(counts.truePositives()).isEqualTo(node.get("tp").integer());
              assertThat(counts.falsePositives()).isEqualTo(node.get("fp").integer());
              assertThat(counts.falseNegatives()).isEqualTo(node.get("fn").integer());
              assertThat(counts.iouSum()).isCloseTo(node.get("iou").number(), within(ROUNDING));
            });
    expected
        .get("per_class")
        .fields()
        .forEach(
            (id, node) -> {
              PanopticCounts counts = result.category(Integer.parseInt(id));
              assertThat(counts.panopticQuality())
                  .isCloseTo(node.get("pq").number(), within(ROUNDING));
              assertThat(counts.segmentationQuality())
                  .isCloseTo(node.get("sq").number(), within(ROUNDING));
              assertThat(counts.recognitionQuality())
                  .isCloseTo(node.get("rq").number(), within(ROUNDING));
            });
  }

  private static void assertScore(PanopticScore score, Golden.Node expected) {
    assertThat(score.panopticQuality()).isCloseTo(expected.get("pq").number(), within(ROUNDING));
    assertThat(score.segmentationQuality())
        .isCloseTo(expected.get("sq").number(), within(ROUNDING));
    assertThat(score.recognitionQuality()).isCloseTo(expected.get("rq").number(), within(ROUNDING));
    assertThat(score.categories()).isEqualTo((int) expected.get("n").number());
  }

  @Property(tries = 50)
  void mergingAnyPartitionEqualsTheWhole(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int parts) {
    Random random = new Random(seed);
    PanopticEvaluator whole = new PanopticEvaluator(CATEGORIES);
    List<PanopticEvaluator> evaluators = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      evaluators.add(new PanopticEvaluator(CATEGORIES));
    }
    for (int i = 0; i < 10; i++) {
      PanopticSegmentation truth = random(random);
      PanopticSegmentation predicted = random.nextInt(3) == 0 ? random(random) : truth;
      whole.add(truth, predicted);
      evaluators.get(random.nextInt(parts)).add(truth, predicted);
    }
    PanopticEvaluator merged = new PanopticEvaluator(CATEGORIES);
    evaluators.forEach(merged::merge);
    assertThat(merged.result().perCategory()).isEqualTo(whole.result().perCategory());
  }

  private static PanopticSegmentation random(Random random) {
    int[] ids = new int[36];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i < 4 ? i : random.nextInt(4);
    }
    List<PanopticSegment> segments =
        List.of(
            new PanopticSegment(1, 1 + random.nextInt(7), random.nextBoolean()),
            new PanopticSegment(2, 1 + random.nextInt(7)),
            new PanopticSegment(3, 1 + random.nextInt(7)));
    return new PanopticSegmentation(6, 6, ids, segments);
  }

  @Test
  void categoriesThatDoNotOccurAreLeftOut() {
    PanopticEvaluator evaluator = new PanopticEvaluator(CATEGORIES);
    assertThat(evaluator.result().all()).isEqualTo(new PanopticScore(-1, -1, -1, 0));
    PanopticSegmentation one =
        new PanopticSegmentation(1, 2, new int[] {5, 0}, List.of(new PanopticSegment(5, 1)));
    evaluator.add(one, one);
    assertThat(evaluator.result().all()).isEqualTo(new PanopticScore(1, 1, 1, 1));
    assertThat(evaluator.result().category(2).panopticQuality()).isEqualTo(-1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    PanopticSegment segment = new PanopticSegment(5, 99);
    assertThatThrownBy(() -> new PanopticSegmentation(1, 2, new int[] {5, 6}, List.of(segment)))
        .hasMessageContaining("pixel (1, 0) has id 6");
    assertThatThrownBy(() -> new PanopticSegmentation(1, 2, new int[] {0, 0}, List.of(segment)))
        .hasMessageContaining("segment 5 has no pixel");
    PanopticSegmentation odd = new PanopticSegmentation(1, 1, new int[] {5}, List.of(segment));
    PanopticEvaluator evaluator = new PanopticEvaluator(CATEGORIES);
    assertThatThrownBy(() -> evaluator.add(odd, odd)).hasMessageContaining("category 99");
    PanopticSegmentation empty = new PanopticSegmentation(1, 2, new int[2], List.of());
    assertThatThrownBy(() -> evaluator.add(odd, empty)).hasMessageContaining("1 x 1 and 1 x 2");
  }
}
