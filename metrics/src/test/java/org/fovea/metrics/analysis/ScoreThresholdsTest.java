package org.fovea.metrics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fovea.metrics.coco.CategoryRanking;
import org.fovea.metrics.coco.CocoEvaluator;
import org.fovea.metrics.coco.CocoParams;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class ScoreThresholdsTest {
  /** The best of all scores as thresholds, each time evaluated from the start. */
  private static ScoreThreshold literal(Scene scene, boolean all, int categoryId) {
    ScoreThreshold best = new ScoreThreshold(Double.POSITIVE_INFINITY, 0, 0, 0);
    for (double score : scene.found().stream().mapToDouble(Detection::score).toArray()) {
      List<Detection> kept = scene.found().stream().filter(d -> d.score() >= score).toList();
      int right = 0;
      int counted = 0;
      long positives = 0;
      for (CategoryRanking ranking : new Scene(scene.truth(), kept).evaluator().rankings()) {
        if (all || ranking.categoryId() == categoryId) {
          positives += ranking.positives();
          for (int i = 0; i < ranking.size(); i++) {
            right += ranking.isTruePositive(i, 0) ? 1 : 0;
            counted += ranking.isTruePositive(i, 0) || ranking.isFalsePositive(i, 0) ? 1 : 0;
          }
        }
      }
      if (positives == 0) {
        return ScoreThreshold.WITHOUT_TRUTHS;
      }
      double f1 = 2.0 * right / (counted + positives);
      if (f1 > best.f1() || (f1 == best.f1() && f1 > 0 && score > best.score())) {
        best = new ScoreThreshold(score, (double) right / counted, (double) right / positives, f1);
      }
    }
    return best;
  }

  @Property(tries = 60)
  void noOtherThresholdIsBetter(@ForAll long seed, @ForAll boolean distinctScores) {
    Scene scene = Scene.of(seed, distinctScores);
    ScoreThresholds thresholds = ScoreThresholds.of(scene.evaluator(), 0.5);
    if (scene.found().isEmpty()) {
      return;
    }
    assertSameCut(thresholds.overall(), literal(scene, true, 0));
    thresholds
        .byCategory()
        .forEach((id, threshold) -> assertSameCut(threshold, literal(scene, false, id)));
  }

  /** A cut may lie at the score of an ignored detection or of another category as well. */
  private static void assertSameCut(ScoreThreshold actual, ScoreThreshold expected) {
    assertThat(actual.f1()).isEqualTo(expected.f1());
    assertThat(actual.precision()).isEqualTo(expected.precision());
    assertThat(actual.recall()).isEqualTo(expected.recall());
    assertThat(actual.score()).isGreaterThanOrEqualTo(expected.score());
  }

  private static CocoEvaluator evaluator(List<Detection> found) {
    CocoEvaluator evaluator = new CocoEvaluator(List.of(1, 2), CocoParams.defaults());
    evaluator.add(
        new ImageInfo(1, "", 0, 0),
        List.of(new Annotation(1, 1, 1, Box.ofXywh(0, 0, 10, 10))),
        found);
    return evaluator;
  }

  @Test
  void withoutDetectionsOrTruthsNothingIsKept() {
    ScoreThresholds thresholds = ScoreThresholds.of(evaluator(List.of()), 0.5);
    ScoreThreshold none = new ScoreThreshold(Double.POSITIVE_INFINITY, 0, 0, 0);
    assertThat(thresholds.overall()).isEqualTo(none);
    assertThat(thresholds.of(1)).isEqualTo(none);
    assertThat(thresholds.of(2).f1()).isEqualTo(-1);
    assertThatThrownBy(() -> thresholds.of(3)).hasMessageContaining("category 3");
    assertThatThrownBy(() -> ScoreThresholds.of(evaluator(List.of()), 0.51))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("IoU 0.51");
  }

  @Test
  void aScoreThatIsNoNumberIsNoThreshold() {
    Box box = Box.ofXywh(0, 0, 10, 10);
    ScoreThresholds thresholds =
        ScoreThresholds.of(evaluator(List.of(new Detection(1, 1, box, Double.NaN))), 0.5);
    assertThat(thresholds.of(1).score()).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
