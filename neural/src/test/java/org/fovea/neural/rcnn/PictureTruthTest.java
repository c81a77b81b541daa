package org.fovea.neural.rcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class PictureTruthTest {
  private static final ClassLabels LABELS =
      new ClassLabels(List.of(new Category(10, "cat"), new Category(30, "dog")));
  private static final Box CAT = new Box(0, 0, 10, 10);
  private static final Box DOG = new Box(8, 0, 18, 10);
  private static final Box CROWD = new Box(50, 50, 100, 100);
  private static final Box HARD = new Box(200, 0, 210, 10);

  private final PictureTruth truth =
      new PictureTruth(
          List.of(
              new Annotation(1, 1, 10, CAT),
              new Annotation(2, 1, 30, DOG),
              new Annotation(3, 1, 30, new Box(4, 4, 4, 9)),
              new Annotation(4, 1, 10, CROWD, 2500, true, false, null),
              new Annotation(5, 1, 10, HARD, 100, false, true, null)),
          LABELS);

  @Test
  void objectsAreWithoutCrowdsDifficultAndEmptyOnes() {
    assertThat(truth.objects())
        .containsExactly(new LabelledRegion(CAT, 1), new LabelledRegion(DOG, 2));
  }

  @Test
  void findsTheBestObjectOfAllAndOfOneClass() {
    Box region = new Box(2, 0, 12, 10);
    Match best = truth.best(region);
    assertThat(best).isNotNull();
    assertThat(best.object()).isZero();
    assertThat(best.iou()).isCloseTo(80.0 / 120, within(1e-15));
    Match dog = truth.best(region, 2);
    assertThat(dog).isNotNull();
    assertThat(dog.object()).isEqualTo(1);
    assertThat(dog.iou()).isCloseTo(40.0 / 160, within(1e-15));
    assertThat(truth.best(new Box(30, 30, 40, 40))).isNull();
    assertThat(truth.best(new Box(18, 0, 28, 10))).as("touching is not meeting").isNull();
  }

  @Test
  void knowsNothingOfRegionsOnCrowdsAndDifficultObjects() {
    assertThat(truth.unknown(new Box(60, 60, 62, 62), 0.5)).as("inside a crowd").isTrue();
    assertThat(truth.unknown(new Box(30, 60, 60, 62), 0.5)).as("a third in it").isFalse();
    assertThat(truth.unknown(HARD, 0.5)).isTrue();
    assertThat(truth.unknown(new Box(200, 0, 202, 2), 0.5)).as("small part").isFalse();
    assertThat(truth.unknown(CAT, 0.5)).isFalse();
  }

  @Test
  void refusesUnknownAndRepeatedCategories() {
    assertThatThrownBy(() -> new PictureTruth(List.of(new Annotation(1, 1, 11, CAT)), LABELS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("category 11");
    assertThatThrownBy(() -> new ClassLabels(List.of(new Category(1, "a"), new Category(1, "b"))))
        .hasMessageContaining("id 1 comes twice");
    assertThatThrownBy(() -> new ClassLabels(List.of())).hasMessageContaining("at least one");
  }
}
