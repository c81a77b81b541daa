package org.fovea.features.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayU8;
import org.fovea.features.Views;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.BoxBlur;
import org.fovea.features.gradient.Gain;
import org.fovea.features.gradient.Gradient;
import org.fovea.features.gradient.GradientFilter;
import org.fovea.features.gradient.GradientKernel;
import org.fovea.features.gradient.GradientNorm;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The golden cases hold the references' edges; this holds what they can't. */
class CannyTest {
  private static GrayU8 blobs(int width, int height) {
    return new BoxBlur(3).apply(Views.noise(width, height, 8).getBand(0));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "8,1", "2,2", "3,5", "17,12", "61,40"})
  void isItsStepsOneAfterTheOther(int width, int height) {
    GrayU8 image = blobs(width, height);
    for (GradientNorm norm : new GradientNorm[] {GradientNorm.L1, GradientNorm.L2}) {
      CannyConfig config = CannyConfig.openCv(60, 150).withNorm(norm);
      GrayU8 edges = new Canny(config).apply(Views.inside(image));

      Gradient gradient =
          new GradientFilter(GradientKernel.SOBEL, Gain.INTEGER, Border.REPLICATE).of(image);
      GrayF32 thin = EdgeThinning.SECTORS.apply(gradient, norm);
      // OpenCV's lengths must exceed the thresholds.
      GrayU8 linked = new Hysteresis(Math.nextUp(60.0), Math.nextUp(150.0)).apply(thin);
      assertThat(edges.data).isEqualTo(linked.data);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,9", "8,1", "2,2", "3,5", "17,12", "61,40"})
  void wholeNumbersAndDoublesAgree(int width, int height) {
    GrayU8 image = blobs(width, height);
    GrayF32 floats = Views.inside(Images.toF32(image));
    for (GradientNorm norm : new GradientNorm[] {GradientNorm.L1, GradientNorm.L2}) {
      for (int aperture : new int[] {3, 5}) {
        double low = aperture == 3 ? 60.5 : 900;
        CannyConfig config = CannyConfig.openCv(low, 3 * low).withNorm(norm).withAperture(aperture);
        byte[] expected = new Canny(config).apply(floats).data;
        assertThat(new Canny(config).apply(Views.inside(image)).data).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.7, 2})
  void bytesAndFloatsAgree(double sigma) {
    GrayU8 image = blobs(31, 22);
    GrayF64 fractions = new GrayF64(31, 22);
    for (int i = 0; i < fractions.data.length; i++) {
      fractions.data[i] = (image.data[i] & 0xFF) * (1 / 255.0);
    }
    Canny canny = new Canny(CannyConfig.scikitImage(sigma));
    assertThat(canny.apply(Views.inside(image)).data).isEqualTo(canny.apply(fractions).data);
  }

  @Test
  void quantilesAreThresholdsOfTheSameLengths() {
    GrayU8 image = blobs(40, 30);
    CannyConfig scikit = CannyConfig.scikitImage(1);
    GrayU8 all = new Canny(scikit.withThresholds(0, 0, ThresholdUnit.QUANTILE)).apply(image);
    GrayU8 none = new Canny(scikit.withThresholds(1, 1, ThresholdUnit.QUANTILE)).apply(image);
    assertThat(all.data)
        .isEqualTo(
            new Canny(scikit.withThresholds(0, 0, ThresholdUnit.FRACTION)).apply(image).data);
    assertThat(sum(none)).isLessThanOrEqualTo(1);
  }

  @Test
  void aStepIsOneLine() {
    GrayU8 image = new GrayU8(12, 9);
    for (int i = 0; i < image.data.length; i++) {
      image.data[i] = (byte) (i % 12 < 6 ? 0 : 200);
    }
    GrayU8 edges = new Canny(CannyConfig.openCv(50, 150)).apply(image);
    assertThat(sum(edges)).isEqualTo(9);
    assertThat(sum(edges.subimage(5, 0, 6, 9))).isEqualTo(9);
    assertThat(sum(new Canny(CannyConfig.openCv(50, 150).withAperture(7)).apply(image)))
        .isEqualTo(9);
  }

  @Test
  void hysteresisFollowsWhatTouches() {
    GrayF32 strength = new GrayF32(5, 3);
    strength.data =
        new float[] {
          9, 0, 0, 0, 5,
          0, 5, 0, 0, 0,
          0, 0, 5, 4, 0
        };
    assertThat(new Hysteresis(5, 9).apply(Views.inside(strength)).data)
        .containsExactly(1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0);
  }

  @Test
  void interpolatedThinningLeavesOutTheOutermostPixels() {
    GrayU8 image = blobs(9, 7);
    Gradient gradient = GradientFilter.openCv(GradientKernel.SOBEL).of(image);
    Gradient view = new Gradient(Views.inside(gradient.dx()), Views.inside(gradient.dy()));
    GrayF32 thin = EdgeThinning.INTERPOLATED.apply(view, GradientNorm.L2);
    GrayF32 length = gradient.magnitude(GradientNorm.L2);
    int kept = 0;
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 9; x++) {
        boolean outermost = x == 0 || y == 0 || x == 8 || y == 6;
        assertThat(thin.get(x, y)).isIn(0f, outermost ? 0f : length.get(x, y));
        kept += thin.get(x, y) > 0 ? 1 : 0;
      }
    }
    assertThat(kept).isBetween(1, 34);
  }

  @Test
  void wrongSettingsAreRefused() {
    CannyConfig config = CannyConfig.openCv(1, 2);
    refused("sigma", () -> config.withSigma(-1));
    refused("aperture", () -> config.withAperture(4));
    refused("low", () -> CannyConfig.openCv(-1, 2));
    refused("high", () -> CannyConfig.openCv(3, 2));
    refused("quantile", () -> config.withThresholds(0.5, 1.5, ThresholdUnit.QUANTILE));
    refused("high", () -> new Hysteresis(3, Double.NaN));
    refused("0 x 4", () -> new Canny(config).apply(new GrayU8(0, 4)));
  }

  private static void refused(String message, Runnable call) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }

  private static int sum(GrayU8 edges) {
    int sum = 0;
    for (int y = 0; y < edges.height; y++) {
      for (int x = 0; x < edges.width; x++) {
        sum += edges.get(x, y);
      }
    }
    return sum;
  }
}
