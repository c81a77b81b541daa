package org.fovea.features.integral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;

/**
 * Every table and every sum against adding pixels up one by one; integers, so without a tolerance.
 */
class IntegralImageTest {
  private static final int[][] SIZES = {{1, 1}, {1, 6}, {6, 1}, {2, 3}, {7, 5}, {13, 8}};

  private static GrayU8 noise(int width, int height) {
    return Views.noise(width, height, 31L * width + height).getBand(0);
  }

  @Test
  void sumsAreThoseOfThePixels() {
    for (int[] size : SIZES) {
      GrayU8 image = noise(size[0], size[1]);
      IntegralImage sums = IntegralImage.of(image);
      SquaredIntegral squares = SquaredIntegral.of(image);
      for (int y = 0; y <= image.height; y++) {
        for (int x = 0; x <= image.width; x++) {
          for (int h = 0; y + h <= image.height; h++) {
            for (int w = 0; x + w <= image.width; w++) {
              long sum = 0;
              long squared = 0;
              for (int i = 0; i < w * h; i++) {
                int pixel = image.get(x + i % w, y + i / w);
                sum += pixel;
                squared += (long) pixel * pixel;
              }
              assertThat(sums.sum(x, y, w, h)).isEqualTo(sum);
              assertThat(squares.sum(x, y, w, h)).isEqualTo(squared);
            }
          }
        }
      }
    }
  }

  @Test
  void tiltedEntriesAreTriangles() {
    for (int[] size : SIZES) {
      GrayU8 image = noise(size[0], size[1]);
      int[] table = TiltedIntegral.of(image).table();
      for (int y = 0; y <= image.height; y++) {
        for (int x = 0; x <= image.width; x++) {
          int sum = 0;
          for (int j = 0; j < y; j++) {
            for (int i = 0; i < image.width; i++) {
              sum += Math.abs(i - x + 1) <= y - j - 1 ? image.get(i, j) : 0;
            }
          }
          assertThat(table[y * (image.width + 1) + x]).as("(%d, %d)", x, y).isEqualTo(sum);
        }
      }
    }
  }

  @Test
  void tiltedSumsAreThoseOfThePixels() {
    GrayU8 image = noise(11, 9);
    TiltedIntegral sums = TiltedIntegral.of(image);
    for (int down = 0; down <= 4; down++) {
      for (int left = 0; left <= 4; left++) {
        for (int y = 0; y + down + left <= 9; y++) {
          for (int x = left; x + down <= 11; x++) {
            int sum = 0;
            for (int j = 0; j < 9; j++) {
              for (int i = 0; i < 11; i++) {
                // Diagonals from the top corner: how far a pixel is to the lower right and left.
                int a = i - x + 1 + (j - y);
                int b = j - y - (i - x + 1);
                sum += a >= 0 && a < 2 * down && b >= 0 && b < 2 * left ? image.get(i, j) : 0;
              }
            }
            assertThat(sums.sum(x, y, down, left)).isEqualTo(sum);
          }
        }
      }
    }
  }

  @Test
  void subImagesCountOnlyThemselves() {
    GrayU8 image = noise(9, 7);
    GrayU8 view = Views.inside(image);
    assertThat(IntegralImage.of(view).table()).isEqualTo(IntegralImage.of(image).table());
    assertThat(SquaredIntegral.of(view).table()).isEqualTo(SquaredIntegral.of(image).table());
    assertThat(TiltedIntegral.of(view).table()).isEqualTo(TiltedIntegral.of(image).table());
  }

  @Test
  void sumsPastTwoToThe32AreExact() {
    GrayU8 white = new GrayU8(6000, 3000);
    Arrays.fill(white.data, (byte) 255);
    assertThat(IntegralImage.of(white).sum(0, 0, 6000, 3000)).isEqualTo(255L * 6000 * 3000);
    assertThat(IntegralImage.of(white).sum(1, 2, 5000, 2900)).isEqualTo(255L * 5000 * 2900);
  }

  @Test
  void refusesWhatIsOutside() {
    IntegralImage sums = IntegralImage.of(new GrayU8(4, 3));
    assertThatThrownBy(() -> sums.sum(2, 0, 3, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a rectangle inside the picture of 4 x 3, got 3 x 1 at (2, 0)");
    TiltedIntegral tilted = TiltedIntegral.of(new GrayU8(4, 3));
    assertThatThrownBy(() -> tilted.sum(0, 0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a tilted rectangle inside the picture of 4 x 3, got 1 x 1 at (0, 0)");
    assertThatThrownBy(() -> IntegralImage.of(new GrayU8(0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 1 x 1");
  }
}
