package org.fovea.features.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import java.util.Random;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianBlurTest {
  private static double roundings(int radius, double unit) {
    return 2 * (radius + 1) * unit;
  }

  @ParameterizedTest
  @CsvSource({
    "reflect,REFLECT,0.8", "mirror,REFLECT_101,0.8", "nearest,REPLICATE,0.8", "wrap,WRAP,0.8",
    "reflect,REFLECT,2.5", "mirror,REFLECT_101,2.5", "nearest,REPLICATE,2.5", "wrap,WRAP,2.5"
  })
  void equalsScipy(String mode, Border border, double sigma) {
    Golden noise = Golden.read("filter/noise");
    Golden expected = Golden.read("filter/gaussian_" + mode + "_" + sigma);
    GaussianBlur blur = new GaussianBlur(sigma, 4, border);

    GrayF64 doubles = blur.apply(inside(image(13, 9, noise.values())));
    assertThat(doubles.data).containsExactly(expected.values(), within(4 * Math.ulp(1.0)));

    GrayF32 floats = blur.apply(Views.inside(noise.floats()));
    double tolerance = roundings(blur.weights().length - 1, Math.ulp(1f) / 2);
    for (int i = 0; i < floats.data.length; i++) {
      assertThat((double) floats.data[i]).isCloseTo(expected.values()[i], within(tolerance));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,6", "7,1", "2,3", "5,4", "17,9"})
  void equalsTheTwoDimensionalSum(int width, int height) {
    GrayF64 image = image(width, height, new Random(3).doubles(width * height).toArray());
    for (Border border : Border.values()) {
      GaussianBlur blur = new GaussianBlur(1.3, 3, border);
      GrayF64 blurred = blur.apply(image);
      double[] weights = blur.weights();
      int radius = weights.length - 1;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double sum = 0;
          for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
              double v = Literal.at(image, x + dx, y + dy, border);
              sum += weights[Math.abs(dx)] * weights[Math.abs(dy)] * v;
            }
          }
          assertThat(blurred.get(x, y))
              .isCloseTo(sum, within(roundings(radius * radius, Math.ulp(1.0))));
        }
      }
    }
  }

  @Test
  void noWidthChangesNothing() {
    GrayF64 image = image(3, 2, 1, 2, 3, 4, 5, 6);
    assertThat(new GaussianBlur(0).apply(image).data).isEqualTo(image.data);
  }

  @Test
  void wrongSettingsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianBlur(-1))
        .withMessageContaining("sigma");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianBlur(Double.NaN))
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianBlur(1, 0, Border.WRAP))
        .withMessageContaining("truncate");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianBlur(1).apply(new GrayF32(0, 5)))
        .withMessageContaining("0 x 5");
  }

  private static GrayF64 image(int width, int height, double... values) {
    GrayF64 image = new GrayF64(width, height);
    image.data = values;
    return image;
  }

  private static GrayF64 inside(GrayF64 image) {
    GrayF64 view = new GrayF64(image.width + 5, image.height + 7);
    view = view.subimage(3, 4, 3 + image.width, 4 + image.height);
    view.setTo(image);
    return view;
  }
}
