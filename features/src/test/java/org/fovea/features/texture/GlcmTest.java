package org.fovea.features.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlcmTest {
  /** The picture in the documentation of scikit-image's graycomatrix. */
  private static final int[][] EXAMPLE = {{0, 0, 1, 1}, {0, 0, 1, 1}, {0, 2, 2, 2}, {2, 2, 3, 3}};

  private static GrayU8 example() {
    GrayU8 image = new GrayU8(4, 4);
    for (int i = 0; i < 16; i++) {
      image.data[i] = (byte) EXAMPLE[i / 4][i % 4];
    }
    return Views.inside(image);
  }

  @Test
  void countsAreThoseOfScikitImage() {
    GlcmConfig config = GlcmConfig.defaults().withLevels(4);
    assertCounts(Glcm.of(example(), 1, 0.0, config), "2210 0200 0031 0001");
    assertCounts(Glcm.of(example(), 1, Math.PI / 4, config), "1130 0110 0002 0000");
    assertCounts(Glcm.of(example(), 1, Math.PI / 2, config), "3020 0220 0012 0000");
    assertCounts(Glcm.of(example(), 1, 3 * Math.PI / 4, config), "2000 1120 0021 0000");
    assertThat(Glcm.of(example(), 1, 0, config.withSymmetric(true)).contrast())
        .isCloseTo(0.58333333, within(1e-8));
  }

  private static void assertCounts(Glcm glcm, String expected) {
    StringBuilder counts = new StringBuilder();
    for (int i = 0; i < glcm.levels(); i++) {
      for (int j = 0; j < glcm.levels(); j++) {
        counts.append(glcm.count(i, j));
      }
      counts.append(' ');
    }
    assertThat(counts.toString().trim()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1,1,0,0", "1,1,1,0", "9,4,-3,2", "5,8,0,-7", "6,6,6,0", "6,6,-100,5", "7,3,2,-1"})
  void countsPairsInsideThePicture(int width, int height, int dx, int dy) {
    GrayU8 image = Views.noise(width, height, 4).getBand(0);
    int[] expected = new int[256 * 256];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (image.isInBounds(x + dx, y + dy)) {
          expected[image.get(x, y) * 256 + image.get(x + dx, y + dy)]++;
        }
      }
    }
    Glcm once = Glcm.of(Views.inside(image), dx, dy, GlcmConfig.defaults());
    Glcm both = Glcm.of(image, dx, dy, GlcmConfig.defaults().withSymmetric(true));
    for (int i = 0; i < 256; i++) {
      for (int j = 0; j < 256; j++) {
        assertThat(once.count(i, j)).isEqualTo(expected[i * 256 + j]);
        assertThat(both.count(i, j)).isEqualTo(expected[i * 256 + j] + expected[j * 256 + i]);
      }
    }
  }

  @Test
  void withoutPairsOrChangesNothingIsNaN() {
    Glcm none = Glcm.of(new GrayU8(3, 3), 5, 0, GlcmConfig.defaults());
    assertThat(none.energy()).isZero();
    assertThat(none.contrast()).isZero();
    assertThat(none.correlation()).isEqualTo(1);
    Glcm even = Glcm.of(new GrayU8(3, 3), 1, 0, GlcmConfig.defaults());
    assertThat(even.homogeneity()).isEqualTo(1);
    assertThat(even.correlation()).isEqualTo(1);
  }

  @Test
  void wrongValuesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Glcm.of(example(), 1, 0, GlcmConfig.defaults().withLevels(3)))
        .withMessageContaining("3 levels, got 3 at (2, 3)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Glcm.of(example(), Double.NaN, 0, GlcmConfig.defaults()))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException().isThrownBy(() -> new GlcmConfig(257, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Glcm.of(new GrayU8(0, 1), 1, 0, GlcmConfig.defaults()));
  }
}
