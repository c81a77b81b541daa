package org.fovea.metrics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.fovea.metrics.classification.ConfusionMatrix;
import org.fovea.metrics.coco.IouType;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.detection.DetectionDataset;
import org.fovea.metrics.detection.DetectionTable;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class DetectionConfusionTest {
  private static final ConfusionConfig CONFIG = ConfusionConfig.defaults();

  private static Box at(double x, double width) {
    return Box.ofXywh(x, 0, width, 10);
  }

  private static Annotation truth(int id, int category, double x, boolean crowd) {
    return new Annotation(id, 1, category, at(x, 10), 100, crowd, false, null);
  }

  private static Detection found(int category, double x, double width, double score) {
    return new Detection(1, category, at(x, width), score);
  }

  private static DetectionConfusion confusion(List<Annotation> truths, Detection... found) {
    DetectionDataset data =
        new DetectionDataset(
            List.of(new Category(9, "b"), new Category(4, "a")),
            List.of(new ImageInfo(1, "", 0, 0)),
            truths);
    return DetectionConfusion.of(data, DetectionTable.of(List.of(found)), CONFIG);
  }

  private static long[][] counts(DetectionConfusion confusion) {
    ConfusionMatrix matrix = confusion.matrix();
    long[][] counts = new long[matrix.classes()][matrix.classes()];
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < counts.length; j++) {
        counts[i][j] = matrix.count(i, j);
      }
    }
    return counts;
  }

  @Test
  void rightWrongMissedAndFalseAreCounted() {
    DetectionConfusion confusion =
        confusion(
            List.of(truth(1, 4, 0, false), truth(2, 9, 100, false), truth(3, 9, 200, false)),
            found(4, 0, 9, 0.9),
            found(4, 100, 10, 0.8),
            found(9, 300, 10, 0.7),
            found(9, 200, 10, 0.1));
    assertThat(confusion.categoryIds()).containsExactly(4, 9);
    assertThat(confusion.background()).isEqualTo(2);
    assertThat(counts(confusion)).isDeepEqualTo(new long[][] {{1, 0, 0}, {1, 0, 1}, {0, 1, 0}});
  }

  @Test
  void theCloserIsTakenAndOfEqualOnesTheRightClass() {
    List<Annotation> truths = List.of(truth(1, 4, 0, false));
    assertThat(counts(confusion(truths, found(9, 0, 8, 0.9), found(4, 0, 9, 0.5))))
        .isDeepEqualTo(new long[][] {{1, 0, 0}, {0, 0, 0}, {0, 1, 0}});
    assertThat(counts(confusion(truths, found(9, 0, 9, 0.9), found(4, 0, 9, 0.5))))
        .isDeepEqualTo(new long[][] {{1, 0, 0}, {0, 0, 0}, {0, 1, 0}});
  }

  @Test
  void whatLiesInACrowdOfItsClassCountsAsNothing() {
    List<Annotation> truths = List.of(truth(1, 4, 0, true));
    assertThat(counts(confusion(truths, found(4, 0, 5, 0.9), found(9, 0, 5, 0.9))))
        .isDeepEqualTo(new long[][] {{0, 0, 0}, {0, 0, 0}, {0, 1, 0}});
  }

  @Property(tries = 200)
  void everyTruthIsInItsRowAndEveryDetectionInItsColumn(@ForAll long seed) {
    Scene scene = Scene.of(seed, false);
    DetectionConfusion confusion = DetectionConfusion.of(scene.truth(), scene.table(), CONFIG);
    boolean crowds = scene.truth().annotations().stream().anyMatch(Annotation::crowd);
    for (int category : confusion.categoryIds()) {
      int label = confusion.label(category);
      assertThat(confusion.matrix().support(label))
          .isEqualTo(
              scene.truth().annotations().stream()
                  .filter(a -> a.categoryId() == category && !a.crowd())
                  .count());
      long kept =
          scene.found().stream()
              .filter(d -> d.categoryId() == category && d.score() >= CONFIG.scoreThreshold())
              .count();
      assertThat(confusion.matrix().predicted(label)).isBetween(crowds ? 0 : kept, kept);
    }
    int background = confusion.background();
    assertThat(confusion.matrix().count(background, background)).isZero();
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> CONFIG.withIouThreshold(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("iouThreshold must be in (0, 1], got 0.0");
    assertThatThrownBy(() -> CONFIG.withScoreThreshold(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> CONFIG.withIouType(IouType.KEYPOINTS))
        .hasMessageContaining("KEYPOINTS");
    assertThatThrownBy(() -> confusion(List.of()).label(5)).hasMessageContaining("category 5");
  }
}
