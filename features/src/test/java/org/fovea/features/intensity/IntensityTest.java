package org.fovea.features.intensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.Crc;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.BoxBlur;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checksums are those of OpenCV's results, from crcs.py. */
class IntensityTest {
  /** 53 x 49. */
  private final GrayU8 camera = Views.inside(Golden.read("image/camera").gray());

  @Test
  void equalizesAsOpenCv() {
    assertThat(Crc.of(HistogramEqualization.equalize(camera))).isEqualTo("07ebbaa8");
  }

  @Test
  void oneLevelStays() {
    GrayU8 flat = Views.inside(new GrayU8(3, 2));
    flat.set(0, 0, 0);
    assertThat(HistogramEqualization.equalize(flat).data).containsOnly(0);
    assertThat(HistogramEqualization.cumulative(flat).data).containsOnly(1);
    assertThat(Threshold.otsu(flat)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,1,89cb1070",
    "0.5,5,3,a6279d7b",
    "2,8,8,5f7d7536",
    "40,7,11,645452e4",
    "3,53,1,e2bbfea3"
  })
  void limitsContrastAsOpenCv(double limit, int columns, int rows, String crc) {
    assertThat(Crc.of(new Clahe(limit, columns, rows).apply(camera))).isEqualTo(crc);
  }

  @Test
  void tilesMayBeMoreThanPixels() {
    assertThat(new Clahe(2, 8, 8).apply(new GrayU8(1, 1)).data).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "BOX,3,0,2e88b3c7",
    "BOX,5,2.3,fbd78d20",
    "BOX,7,-3.5,359bbf92",
    "BOX,9,2,28d5f931",
    "BOX,31,5,3a93c38f",
    "GAUSSIAN,3,0,c7193497",
    "GAUSSIAN,5,2.3,98f07353",
    "GAUSSIAN,7,-3.5,dfe3d8f9",
    "GAUSSIAN,9,2,137eff5a",
    "GAUSSIAN,31,5,62c0ea50"
  })
  void adaptsAsOpenCv(AdaptiveThreshold.Mean mean, int blockSize, double offset, String crc) {
    AdaptiveThreshold threshold = new AdaptiveThreshold(mean, blockSize, offset);
    assertThat(Crc.of(threshold.apply(camera))).isEqualTo(crc);
  }

  @ParameterizedTest
  @CsvSource({"1,1,3", "2,9,7", "9,2,5", "13,11,3", "13,11,25"})
  void boxMeansAreMeans(int width, int height, int blockSize) {
    GrayU8 image = Views.inside(Views.noise(width, height, 4).getBand(0));
    GrayU8 means = new BoxBlur(blockSize, blockSize, Border.REPLICATE).apply(image);
    int radius = blockSize / 2;
    for (int i = 0; i < means.data.length; i++) {
      int sum = 0;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          int x = Border.REPLICATE.index(i % width + dx, width);
          sum += image.get(x, Border.REPLICATE.index(i / width + dy, height));
        }
      }
      long mean = Math.round((double) sum / (blockSize * blockSize));
      assertThat(means.data[i] & 0xFF).isEqualTo((int) mean);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1,3", "2,9,7", "9,2,9", "13,11,25"})
  void gaussianMeansOfAFlatPictureAreFlat(int width, int height, int blockSize) {
    GrayU8 image = new GrayU8(width, height);
    Arrays.fill(image.data, (byte) 201);
    assertThat(GaussianMean.of(image, blockSize).data).containsOnly((byte) 201);
  }

  @Test
  void otsuPartsWithTheLargestVarianceBetween() {
    double best = -1;
    int level = -1;
    for (int t = 0; t < 256; t++) {
      double between = varianceBetween(t);
      if (between > best + 1e-9) {
        best = between;
        level = t;
      }
    }
    assertThat(Threshold.otsu(camera)).isEqualTo(level);
  }

  private double varianceBetween(int level) {
    double[] count = new double[2];
    double[] sum = new double[2];
    for (int y = 0; y < camera.height; y++) {
      for (int x = 0; x < camera.width; x++) {
        int side = camera.get(x, y) > level ? 1 : 0;
        count[side]++;
        sum[side] += camera.get(x, y);
      }
    }
    double difference = sum[0] / count[0] - sum[1] / count[1];
    return count[0] * count[1] == 0 ? 0 : count[0] * count[1] * difference * difference;
  }

  @Test
  void thresholdSplitsAboveItsLevel() {
    GrayU8 levels = new GrayU8(3, 1);
    levels.data = new byte[] {0, 7, 8};
    assertThat(Threshold.binary(levels, 7).data).containsExactly(0, 0, 255);
    assertThat(Threshold.binary(levels, -1).data).containsOnly(255);
    assertThat((double) HistogramEqualization.cumulative(levels).data[1])
        .isCloseTo(2 / 3.0, within((double) Math.ulp(1f)));
  }

  @Test
  void refusesBadSettings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clahe(-1, 8, 8))
        .withMessageContaining("clipLimit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Clahe(1, 0, 8))
        .withMessageContaining("columns must be 1..4096, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdaptiveThreshold(AdaptiveThreshold.Mean.BOX, 4, 0))
        .withMessageContaining("blockSize must be odd, 3..999, got 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.binary(camera, 256))
        .withMessageContaining("got 256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.otsu(new GrayU8(0, 2)))
        .withMessageContaining("0 x 2");
  }
}
