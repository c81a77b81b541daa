package org.fovea.features.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentralDifferenceTest {

  @ParameterizedTest
  @CsvSource({"1,1", "1,5", "5,1", "2,2", "7,3", "31,17"})
  void takesTheSteepestBandOfTheLiteralDefinition(int width, int height) {
    Planar<GrayU8> image = Views.noise(width, height, 7);
    Gradient gradient = CentralDifference.of(Views.inside(image), Tone.LINEAR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int bestX = 0;
        int bestY = 0;
        for (GrayU8 band : image.bands) {
          int dx = x == 0 || x == width - 1 ? 0 : band.get(x + 1, y) - band.get(x - 1, y);
          int dy = y == 0 || y == height - 1 ? 0 : band.get(x, y + 1) - band.get(x, y - 1);
          if (dx * dx + dy * dy > bestX * bestX + bestY * bestY) {
            bestX = dx;
            bestY = dy;
          }
        }
        assertThat(gradient.dx().get(x, y)).isEqualTo(bestX);
        assertThat(gradient.dy().get(x, y)).isEqualTo(bestY);
      }
    }
  }

  @Test
  void squareRootIsTakenFirst() {
    GrayU8 image = Views.noise(9, 8, 3).getBand(0);
    GrayF32 roots = new GrayF32(9, 8);
    for (int i = 0; i < roots.data.length; i++) {
      roots.data[i] = (float) Math.sqrt(image.data[i] & 0xFF);
    }
    Gradient expected = CentralDifference.of(roots, Tone.LINEAR);
    Gradient ofBytes = CentralDifference.of(Views.inside(image), Tone.SQRT);
    Gradient ofFloats = CentralDifference.of(Views.inside(Images.toF32(image)), Tone.SQRT);
    assertThat(ofBytes.dx().data).isEqualTo(expected.dx().data);
    assertThat(ofBytes.dy().data).isEqualTo(expected.dy().data);
    assertThat(ofFloats.dx().data).isEqualTo(expected.dx().data);
  }

  @Test
  void magnitudeAndOrientationOfARamp() {
    GrayF32 ramp = new GrayF32(5, 5);
    for (int i = 0; i < 25; i++) {
      ramp.data[i] = 3 * (i % 5) + 4 * (i / 5);
    }
    Gradient gradient = CentralDifference.of(Views.inside(ramp), Tone.LINEAR);
    Gradient inside = new Gradient(Views.inside(gradient.dx()), Views.inside(gradient.dy()));
    assertThat(inside.magnitude().get(2, 2)).isEqualTo(10);
    assertThat(inside.orientation().get(2, 2)).isCloseTo((float) Math.atan2(4, 3), within(1e-6f));
  }

  @Test
  void partsOfDifferentSizeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Gradient(new GrayF32(2, 3), new GrayF32(2, 2)))
        .withMessageContaining("2 x 3 and 2 x 2");
  }
}
