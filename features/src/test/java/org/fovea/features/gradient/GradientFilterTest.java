package org.fovea.features.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import org.fovea.features.Views;
import org.fovea.features.filter.Border;
import org.fovea.features.filter.Literal;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientFilterTest {
  private static final int[][] SIZES = {{1, 1}, {1, 6}, {7, 1}, {2, 3}, {5, 4}, {33, 17}};

  private static double[][] weights(GradientKernel kernel, boolean across) {
    if (kernel == GradientKernel.ROBERTS) {
      return across
          ? new double[][] {{0, 0, 0}, {0, -1, 0}, {0, 0, 1}}
          : new double[][] {{0, 0, 0}, {0, 0, -1}, {0, 1, 0}};
    }
    double[] difference = Arrays.stream(kernel.difference()).asDoubleStream().toArray();
    double[] smoothing = Arrays.stream(kernel.smoothing()).asDoubleStream().toArray();
    return across ? Literal.product(smoothing, difference) : Literal.product(difference, smoothing);
  }

  @ParameterizedTest
  @EnumSource
  void isTheSumOfItsWeights(GradientKernel kernel) {
    for (Border border : Border.values()) {
      GradientFilter filter = new GradientFilter(kernel, Gain.INTEGER, border);
      for (int[] size : SIZES) {
        GrayU8 image = Views.noise(size[0], size[1], 6).getBand(0);
        Gradient gradient = filter.of(Views.inside(image));
        Gradient ofFloats = filter.of(Views.inside(Images.toF32(image)));
        for (int y = 0; y < image.height; y++) {
          for (int x = 0; x < image.width; x++) {
            double dx = Literal.correlate(image, x, y, weights(kernel, true), border);
            double dy = Literal.correlate(image, x, y, weights(kernel, false), border);
            // Whole numbers below 2^24: exact.
            assertThat(gradient.dx().get(x, y)).isEqualTo((float) dx);
            assertThat(gradient.dy().get(x, y)).isEqualTo((float) dy);
          }
        }
        assertThat(ofFloats.dx().data).isEqualTo(gradient.dx().data);
        assertThat(ofFloats.dy().data).isEqualTo(gradient.dy().data);
        if (kernel != GradientKernel.SOBEL_7) {
          Gradient ofShorts = filter.ofS16(Views.inside(image)).toF32();
          assertThat(ofShorts.dx().data).isEqualTo(gradient.dx().data);
          assertThat(ofShorts.dy().data).isEqualTo(gradient.dy().data);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void gainsOnARamp(GradientKernel kernel) {
    GrayF32 ramp = new GrayF32(9, 9);
    for (int i = 0; i < ramp.data.length; i++) {
      ramp.data[i] = 3 * (i % 9) + 4 * (i / 9);
    }
    Gradient slope = new GradientFilter(kernel, Gain.SLOPE, Border.REPLICATE).of(ramp);
    // A few roundings of values up to 56.
    float rounding = 56 * 0x1p-20f;
    assertThat(slope.magnitude().get(4, 4)).isCloseTo(5, within(rounding));
    if (kernel != GradientKernel.ROBERTS) {
      assertThat(slope.dx().get(4, 4)).isCloseTo(3, within(rounding));
      assertThat(slope.dy().get(4, 4)).isCloseTo(4, within(rounding));
    }
    if (kernel == GradientKernel.SOBEL || kernel == GradientKernel.SCHARR) {
      Gradient scikit = GradientFilter.scikitImage(kernel).of(ramp);
      assertThat(scikit.dx().get(4, 4)).isCloseTo(6, within(rounding));
    }
  }

  @Test
  void norms() {
    GrayF32 three = new GrayF32(1, 1);
    three.data[0] = -3;
    GrayF32 four = new GrayF32(1, 1);
    four.data[0] = 4;
    Gradient gradient = new Gradient(three, four);
    assertThat(gradient.magnitude(GradientNorm.L1).get(0, 0)).isEqualTo(7);
    assertThat(gradient.magnitude(GradientNorm.L2).get(0, 0)).isEqualTo(5);
    assertThat(gradient.magnitude(GradientNorm.RMS).get(0, 0)).isEqualTo((float) Math.sqrt(12.5));
  }

  @Test
  void whatDoesNotFitShortsIsRefused() {
    GrayU8 image = new GrayU8(3, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradientFilter.openCv(GradientKernel.SOBEL_7).ofS16(image))
        .withMessageContaining("SOBEL_7");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradientFilter.scikitImage(GradientKernel.SOBEL).ofS16(image))
        .withMessageContaining("AVERAGE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GradientFilter.openCv(GradientKernel.SOBEL).ofS16(new GrayU8(0, 1)))
        .withMessageContaining("0 x 1");
  }
}
