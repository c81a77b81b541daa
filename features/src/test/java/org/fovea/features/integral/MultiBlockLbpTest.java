package org.fovea.features.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import org.junit.jupiter.api.Test;

class MultiBlockLbpTest {
  /**
   * scikit-image 0.19.3, {@code multiblock_lbp(integral_image(g), r, c, w, h)} of the picture
   * {@code g[y, x] = (x * x * 7 + y * 13 + x * y * 29) % 256} of 20 x 16 pixels.
   */
  @Test
  void equalsScikitImage() {
    GrayU8 image = new GrayU8(20, 16);
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 20; x++) {
        image.set(x, y, (x * x * 7 + y * 13 + x * y * 29) % 256);
      }
    }
    IntegralImage sums = IntegralImage.of(image);
    int[][] places = {
      {0, 0, 1, 1, 28},
      {5, 3, 1, 2, 97},
      {2, 1, 3, 2, 11},
      {0, 0, 6, 5, 50},
      {8, 4, 4, 4, 253},
      {11, 2, 2, 3, 239},
      {5, 5, 2, 3, 57},
      {17, 13, 1, 1, 191}
    };
    for (int[] p : places) {
      assertThat(new MultiBlockLbp(p[0], p[1], p[2], p[3]).code(sums, 0, 0)).isEqualTo(p[4]);
    }
    assertThat(new MultiBlockLbp(3, 1, 2, 3).code(sums, 2, 4))
        .isEqualTo(new MultiBlockLbp(5, 5, 2, 3).code(sums, 0, 0));
  }

  @Test
  void refusesBlocksOutside() {
    IntegralImage sums = IntegralImage.of(new GrayU8(8, 9));
    assertThat(new MultiBlockLbp(0, 0, 2, 3).code(sums, 2, 0)).isEqualTo(255);
    assertThatThrownBy(() -> new MultiBlockLbp(0, 0, 2, 3).code(sums, 3, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MultiBlockLbp(0, 0, 0, 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** As many as OpenCV's opencv_traincascade looks at in this window. */
  @Test
  void listsAllPatternsOfAWindow() {
    assertThat(MultiBlockLbp.all(24, 24)).hasSize(8464).allMatch(f -> f.fits(24, 24));
  }
}
