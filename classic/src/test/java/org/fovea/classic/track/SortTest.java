package org.fovea.classic.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.fovea.metrics.detection.Detection;
import org.fovea.metrics.geometry.Box;
import org.junit.jupiter.api.Test;

class SortTest {
  private static Detection found(int category, double x, double y) {
    return new Detection(0, category, new Box(x, y, x + 20, y + 20), 0.9);
  }

  private static List<Integer> numbers(List<TrackedObject> objects) {
    return objects.stream().map(TrackedObject::track).toList();
  }

  @Test
  void keepsNumbersWhenTwoCross() {
    Sort sort = new Sort(SortConfig.defaults());
    for (int t = 0; t <= 12; t++) {
      double right = 10 + 5.0 * t;
      double left = 70 - 5.0 * t;
      // Which one the detector names first changes.
      List<Detection> both = new ArrayList<>(List.of(found(1, right, 40), found(1, left, 50)));
      if (t % 2 == 1) {
        both.add(both.remove(0));
      }
      List<TrackedObject> objects = sort.update(both);
      assertThat(numbers(objects)).containsExactly(1, 2);
      assertThat(objects.get(0).detection().box().x1()).isEqualTo(right);
      assertThat(objects.get(1).detection().box().x1()).isEqualTo(left);
    }
  }

  @Test
  void goesOnAfterOnePictureWithoutTheObjectAndNotAfterTwo() {
    Sort sort = new Sort(SortConfig.defaults().withMinHits(1));
    assertThat(numbers(sort.update(List.of(found(1, 10, 10))))).containsExactly(1);
    // The first hit is that of the second picture.
    assertThat(numbers(sort.update(List.of(found(1, 12, 10))))).containsExactly(1);
    assertThat(sort.update(List.of())).isEmpty();
    assertThat(numbers(sort.update(List.of(found(1, 16, 10))))).containsExactly(1);
    assertThat(sort.update(List.of())).isEmpty();
    assertThat(sort.update(List.of())).isEmpty();
    assertThat(sort.update(List.of(found(1, 22, 10)))).isEmpty();
    assertThat(numbers(sort.update(List.of(found(1, 24, 10))))).containsExactly(2);
  }

  @Test
  void tellsLateComersAfterThreeMorePictures() {
    Sort sort = new Sort(SortConfig.defaults());
    for (int t = 0; t < 5; t++) {
      sort.update(List.of());
    }
    List<Integer> told = new ArrayList<>();
    for (int t = 0; t < 5; t++) {
      told.add(sort.update(List.of(found(1, 10, 10))).size());
    }
    assertThat(told).containsExactly(0, 0, 0, 1, 1);
  }

  @Test
  void aTrackIsOfOneCategory() {
    Sort sort = new Sort(SortConfig.defaults());
    sort.update(List.of(found(1, 10, 10)));
    assertThat(numbers(sort.update(List.of(found(2, 10, 10))))).containsExactly(2);
  }

  @Test
  void whatJumpsIsAnother() {
    Sort sort = new Sort(SortConfig.defaults());
    sort.update(List.of(found(1, 10, 10)));
    assertThat(numbers(sort.update(List.of(found(1, 25, 10))))).containsExactly(2);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new SortConfig(-1, 3, 0.3))
        .hasMessageContaining("maxAge -1, minHits 3, minIou 0.3");
  }
}
