package org.fovea.features.morphology;

import static org.assertj.core.api.Assertions.assertThat;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTransformTest {
  @ParameterizedTest
  @CsvSource({"1,1", "1,19", "19,1", "2,3", "13,11", "31,40"})
  void isTheDistanceToTheNearestOfAllBackground(int width, int height) {
    for (int seed = 0; seed < 8; seed++) {
      GrayU8 image = Views.noise(width, height, seed).getBand(0);
      for (int i = 0; i < image.data.length; i++) {
        image.data[i] = (byte) ((image.data[i] & 0xFF) < 2 << seed ? 0 : 255);
      }
      GrayF32 distances = DistanceTransform.euclidean(Views.inside(image));
      for (int i = 0; i < image.data.length; i++) {
        assertThat(distances.data[i]).isEqualTo(literal(image, i));
      }
    }
  }

  private static float literal(GrayU8 image, int at) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < image.data.length; i++) {
      if (image.data[i] == 0) {
        double dx = i % image.width - at % image.width;
        double dy = i / image.width - at / image.width;
        nearest = Math.min(nearest, dx * dx + dy * dy);
      }
    }
    return (float) Math.sqrt(nearest);
  }

  @Test
  void noPixelsAreNoDistances() {
    assertThat(DistanceTransform.euclidean(new GrayU8(0, 0)).width).isZero();
    assertThat(DistanceTransform.euclidean(new GrayU8(3, 0)).height).isZero();
  }
}
