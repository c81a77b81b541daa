package org.fovea.features.keypoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.List;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.filter.Border;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CornersTest {
  /**
   * To the bit, but for a few roundings in places: OpenCV's block sums run along the row and leave
   * some behind, and its last pixels, fewer than a vector holds, are computed in double precision.
   */
  @ParameterizedTest
  @CsvSource({"camera,2", "camera,3", "camera,4", "noise,2", "noise,3", "noise,4"})
  void responsesEqualOpenCv(String name, int block) {
    GrayU8 image = Views.inside(Golden.read("keypoint/" + name).gray());
    equalsOpenCv(CornerResponse.harris(image, block, 0.04), "harris_" + name + "_" + block);
    equalsOpenCv(
        CornerResponse.minEigenvalue(image, block), "min_eigenvalue_" + name + "_" + block);
  }

  private static void equalsOpenCv(GrayF32 response, String golden) {
    float[] expected = Golden.read("keypoint/" + golden).floats().data;
    assertThat(response.data).hasSameSizeAs(expected);
    int different = 0;
    for (int i = 0; i < expected.length; i++) {
      different += response.data[i] == expected[i] ? 0 : 1;
      assertThat(response.data[i]).isCloseTo(expected[i], within(1e-8f));
    }
    assertThat(different).as("pixels that differ").isLessThanOrEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource({"1,1,3", "1,6,2", "5,1,1", "2,3,5", "7,4,2", "9,9,6"})
  void responsesEqualTheDefinition(int width, int height, int block) {
    GrayU8 image = Views.noise(width, height, 4).getBand(0);
    GrayF32 harris = CornerResponse.harris(Views.inside(image), block, 0.06);
    GrayF32 smaller = CornerResponse.minEigenvalue(Views.inside(image), block);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int j = -(block / 2); j < block - block / 2; j++) {
          for (int i = -(block / 2); i < block - block / 2; i++) {
            int px = Border.REFLECT_101.index(x + i, width);
            int py = Border.REFLECT_101.index(y + j, height);
            double dx = sobel(image, px, py, true) / (4 * 255 * block);
            double dy = sobel(image, px, py, false) / (4 * 255 * block);
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
          }
        }
        double root = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
        double trace = xx + yy;
        // Some ten roundings of terms no larger than the trace or its square.
        assertThat((double) harris.get(x, y))
            .isCloseTo(xx * yy - xy * xy - 0.06 * trace * trace, within(1e-6 * trace * trace));
        assertThat((double) smaller.get(x, y)).isCloseTo(trace / 2 - root, within(1e-6 * trace));
      }
    }
  }

  private static double sobel(GrayU8 image, int x, int y, boolean alongX) {
    double sum = 0;
    for (int across = -1; across <= 1; across++) {
      for (int along = -1; along <= 1; along += 2) {
        int px = Border.REFLECT_101.index(x + (alongX ? along : across), image.width);
        int py = Border.REFLECT_101.index(y + (alongX ? across : along), image.height);
        sum += along * (across == 0 ? 2 : 1) * image.get(px, py);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(strings = {"500_0.001_0_3", "500_0.02_2.5_2", "12_0.1_7_4"})
  void goodFeaturesEqualOpenCv(String settings) {
    String[] s = settings.split("_", -1);
    GoodFeatures features =
        new GoodFeatures(
            GoodFeaturesConfig.defaults()
                .withMaxCorners(Integer.parseInt(s[0]))
                .withQuality(Double.parseDouble(s[1]))
                .withMinDistance(Double.parseDouble(s[2]))
                .withBlockSize(Integer.parseInt(s[3])));
    for (String name : List.of("camera", "noise")) {
      List<Keypoint> found = features.detect(Views.inside(Golden.read("keypoint/" + name).gray()));
      assertThat(found.stream().flatMap(k -> List.of(k.x(), k.y()).stream()))
          .containsExactlyElementsOf(
              Goldens.rows("keypoint/good_" + name + "_" + settings).stream()
                  .flatMap(List::stream)
                  .toList());
    }
  }

  @Test
  void flatAndTinyPicturesHaveNone() {
    GoodFeatures features = new GoodFeatures(GoodFeaturesConfig.defaults());
    for (int size = 1; size < 5; size++) {
      assertThat(features.detect(new GrayU8(size, size))).isEmpty();
    }
    assertThat(features.detect(Views.noise(2, 40, 1).getBand(0))).isEmpty();
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoodFeaturesConfig.defaults().withQuality(0))
        .withMessage("quality must be above 0, at most 1, got 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CornerResponse.harris(new GrayU8(3, 3), 0, 0.04))
        .withMessage("blockSize must be 1..255, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CornerResponse.minEigenvalue(new GrayU8(0, 3), 2))
        .withMessageContaining("0 x 3");
  }
}
