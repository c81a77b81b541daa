package org.fovea.features.keypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayU8;
import java.util.List;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastTest {
  @ParameterizedTest
  @CsvSource({
    "camera,0",
    "camera,9",
    "camera,40",
    "noise,0",
    "noise,9",
    "noise,40",
  })
  void equalsOpenCv(String name, int threshold) {
    GrayU8 image = Views.inside(Golden.read("keypoint/" + name).gray());
    for (boolean suppress : new boolean[] {false, true}) {
      List<Keypoint> found = new Fast(threshold, suppress).detect(image);
      assertThat(found.stream().map(k -> List.of(k.x(), k.y(), k.response())))
          .containsExactlyElementsOf(
              Goldens.rows("keypoint/fast_" + name + "_" + threshold + "_" + suppress));
    }
  }

  @Test
  void scoreIsTheLargestThreshold() {
    GrayU8 image = Views.noise(40, 9, 8).getBand(0);
    for (Keypoint k : new Fast(1, true).detect(image)) {
      int score = (int) k.response();
      assertThat(at(new Fast(score, false).detect(image), k)).isTrue();
      assertThat(at(new Fast(score + 1, false).detect(image), k)).isFalse();
    }
  }

  private static boolean at(List<Keypoint> found, Keypoint k) {
    return found.stream().anyMatch(f -> f.x() == k.x() && f.y() == k.y());
  }

  @Test
  void picturesSmallerThanTheCircleHaveNone() {
    for (int size = 1; size < 7; size++) {
      assertThat(new Fast(0, true).detect(Views.noise(size, 9, 1).getBand(0))).isEmpty();
      assertThat(new Fast(0, false).detect(Views.noise(9, size, 1).getBand(0))).isEmpty();
    }
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Fast(256, true))
        .withMessage("threshold must be 0..255, got 256");
  }
}
