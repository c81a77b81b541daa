package org.fovea.metrics.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.metrics.golden.Golden;
import org.junit.jupiter.api.Test;

class BoundaryIouTest {
  private static RunLengthMask mask(Golden.Node golden, String name) {
    int[] values = golden.get(name).integers();
    boolean[] pixels = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = values[i] == 1;
    }
    return RunLengthMask.ofPixels(
        (int) golden.get("height").integer(), (int) golden.get("width").integer(), pixels);
  }

  @Test
  void equalsOpenCvsErosions() {
    Golden.json(Golden.path("turned.json.gz")).get("boundaries").stream()
        .forEach(
            golden -> {
              RunLengthMask a = mask(golden, "a");
              RunLengthMask b = mask(golden, "b");
              int distance = BoundaryIou.distance(a.height(), a.width());
              assertThat(distance).isEqualTo((int) golden.get("distance").integer());
              assertThat(BoundaryIou.boundary(a, distance)).isEqualTo(mask(golden, "boundary"));
              assertThat(BoundaryIou.of(a, b)).isEqualTo(golden.get("iou").number());
              assertThat(BoundaryIou.of(b, a)).isEqualTo(golden.get("iou").number());
            });
  }

  @Test
  void emptyMasksHaveNone() {
    RunLengthMask empty = RunLengthMask.of(0, 0);
    assertThat(BoundaryIou.of(empty, empty)).isZero();
    RunLengthMask background = RunLengthMask.of(2, 3, 6);
    assertThat(BoundaryIou.of(background, RunLengthMask.of(2, 3, 0, 6))).isZero();
  }

  @Test
  void refusesOtherSizesAndDistances() {
    RunLengthMask mask = RunLengthMask.of(2, 3, 6);
    assertThatThrownBy(() -> BoundaryIou.of(mask, RunLengthMask.of(3, 2, 6)))
        .hasMessageContaining("one size");
    assertThatThrownBy(() -> BoundaryIou.boundary(mask, 0)).hasMessageContaining("got 0");
  }
}
