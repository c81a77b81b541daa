package org.fovea.features.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import boofcv.struct.image.GrayF32;
import boofcv.struct.image.GrayF64;
import boofcv.struct.image.GrayS16;
import boofcv.struct.image.GrayU8;
import java.util.Arrays;
import java.util.Random;
import org.fovea.features.Golden;
import org.fovea.features.Views;
import org.fovea.features.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter against its definition, over borders, odd sizes and sub-images. */
class FiltersTest {
  private static final int[][] SIZES = {{1, 1}, {1, 6}, {7, 1}, {2, 3}, {5, 4}, {33, 17}};

  private interface Pixel {
    void check(GrayU8 image, int x, int y);
  }

  private interface Filter {
    Pixel of(GrayU8 image);
  }

  /** What the filter makes of a sub-image, pixel by pixel. */
  private static void everywhere(Filter filter) {
    for (int[] size : SIZES) {
      GrayU8 image = Views.noise(size[0], size[1], 5).getBand(0);
      GrayU8 view = Views.inside(image);
      Pixel pixel = filter.of(view);
      assertThat(view.clone().data).as("input unchanged").isEqualTo(image.data);
      for (int y = 0; y < image.height; y++) {
        for (int x = 0; x < image.width; x++) {
          pixel.check(image, x, y);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void separableFilterIsTheTwoDimensionalSum(Border border) {
    double[][] kernels = {{1}, {1, 2, 1}, {-2, 0, 2}, {3, -1, 4, 1, -5}};
    for (double[] down : kernels) {
      for (double[] across : kernels) {
        SeparableFilter filter = new SeparableFilter(across, down, border);
        double[][] weights = Literal.product(down, across);
        // Whole numbers below 2^24: exact in floats as well.
        everywhere(
            view -> {
              GrayF32 floats = filter.apply(Views.inside(Images.toF32(view)));
              GrayF64 doubles = filter.apply(doubles(view));
              return (image, x, y) -> {
                double expected = Literal.correlate(image, x, y, weights, border);
                assertThat(floats.get(x, y)).isEqualTo((float) expected);
                assertThat(doubles.get(x, y)).isEqualTo(expected);
              };
            });
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void boxIsTheRoundedMean(Border border) {
    for (int[] window : new int[][] {{1, 1}, {3, 3}, {5, 1}, {7, 15}}) {
      BoxBlur box = new BoxBlur(window[0], window[1], border);
      double[][] weights = new double[window[1]][window[0]];
      for (double[] row : weights) {
        Arrays.fill(row, 1);
      }
      int area = window[0] * window[1];
      everywhere(
          view -> {
            GrayU8 bytes = box.apply(view);
            GrayF32 floats = box.apply(Images.toF32(view));
            return (image, x, y) -> {
              double mean = Literal.correlate(image, x, y, weights, border) / area;
              assertThat(bytes.get(x, y)).isEqualTo((int) Math.round(mean));
              // The roundings of the documented bound, of values up to 255.
              double tolerance = (window[0] + window[1] + 4) * 255 * 0x1p-24;
              assertThat((double) floats.get(x, y)).isCloseTo(mean, within(tolerance));
            };
          });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 6})
  void medianIsTheMiddleOfTheSortedWindow(int radius) {
    for (Border border : Border.values()) {
      MedianFilter median = new MedianFilter(radius, border);
      everywhere(
          view -> {
            GrayU8 bytes = median.apply(view);
            GrayF32 signed = Images.toF32(view);
            for (int i = 0; i < signed.data.length; i++) {
              signed.data[i] -= 100;
            }
            GrayF32 floats = radius <= 2 ? median.apply(Views.inside(signed)) : signed;
            return (image, x, y) -> {
              int size = 2 * radius + 1;
              double[] window = new double[size * size];
              double[] signedWindow = new double[size * size];
              for (int i = 0; i < window.length; i++) {
                int atX = x + i % size - radius;
                int atY = y + i / size - radius;
                window[i] = Literal.at(image, atX, atY, border);
                signedWindow[i] = Literal.at(signed, atX, atY, border);
              }
              Arrays.sort(window);
              Arrays.sort(signedWindow);
              assertThat(bytes.get(x, y)).isEqualTo((int) window[window.length / 2]);
              if (radius <= 2) {
                assertThat((double) floats.get(x, y)).isEqualTo(signedWindow[window.length / 2]);
              }
            };
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void bilateralIsTheWeightedMean(Border border) {
    BilateralFilter bilateral = new BilateralFilter(5, 40, 1.5, border);
    everywhere(
        view -> {
          GrayU8 bytes = bilateral.apply(view);
          GrayF32 floats = bilateral.apply(Images.toF32(view));
          return (image, x, y) -> {
            double sum = 0;
            double weights = 0;
            for (int dy = -2; dy <= 2; dy++) {
              for (int dx = -2; dx <= 2; dx++) {
                if (dx * dx + dy * dy <= 4) {
                  double other = Literal.at(image, x + dx, y + dy, border);
                  double apart = (other - image.get(x, y)) / 40;
                  double weight =
                      Math.exp(-0.5 * (dx * dx + dy * dy) / 2.25) * Math.exp(-0.5 * apart * apart);
                  sum += weight * other;
                  weights += weight;
                }
              }
            }
            // Half for rounding to a byte; 13 floats' weights and sums of up to 255 lose the rest.
            assertThat((double) bytes.get(x, y)).isCloseTo(sum / weights, within(0.5 + 1e-3));
            // The disc's weights and the result are rounded to floats.
            assertThat((double) floats.get(x, y))
                .isCloseTo(sum / weights, within(3 * 255 * 0x1p-24));
          };
        });
  }

  @ParameterizedTest
  @EnumSource
  void laplacianIsTheSumOfItsWeights(Border border) {
    double[][] axial = {{0, 1, 0}, {1, -4, 1}, {0, 1, 0}};
    double[][] diagonal = {{2, 0, 2}, {0, -8, 0}, {2, 0, 2}};
    for (Laplacian.Kernel kernel : Laplacian.Kernel.values()) {
      Laplacian laplacian = new Laplacian(kernel, border);
      everywhere(
          view -> {
            GrayS16 shorts = laplacian.apply(view);
            GrayF32 floats = laplacian.apply(Views.inside(Images.toF32(view)));
            return (image, x, y) -> {
              double[][] weights = kernel == Laplacian.Kernel.AXIAL ? axial : diagonal;
              double expected = Literal.correlate(image, x, y, weights, border);
              assertThat(shorts.get(x, y)).isEqualTo((int) expected);
              assertThat(floats.get(x, y)).isEqualTo((float) expected);
            };
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void pyramidTakesEverySecondPixelOfTheBlurred(Border border) {
    double[] weights = {1, 4, 6, 4, 1};
    everywhere(
        view -> {
          GrayU8 bytes = new PyrDown(border).apply(view);
          GrayF32 floats = new PyrDown(border).apply(Images.toF32(view));
          assertThat(bytes.width).isEqualTo((view.width + 1) / 2);
          assertThat(bytes.height).isEqualTo((view.height + 1) / 2);
          return (image, x, y) -> {
            if (x % 2 == 0 && y % 2 == 0) {
              double sum =
                  Literal.correlate(image, x, y, Literal.product(weights, weights), border) / 256;
              assertThat(bytes.get(x / 2, y / 2)).isEqualTo((int) Math.floor(sum + 0.5));
              // Sums of 16 bits are exact in floats.
              assertThat((double) floats.get(x / 2, y / 2)).isEqualTo(sum);
            }
          };
        });
  }

  @ParameterizedTest
  @CsvSource({"1,0", "3,0", "9,0", "11,0", "5,1", "7,2.5"})
  void sizedGaussianIsTheWeightedMean(int size, double sigma) {
    for (Border border : Border.values()) {
      SizedGaussianBlur blur = new SizedGaussianBlur(size, sigma, border);
      double[] weights = blur.weights();
      assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(size * 0x1p-53));
      everywhere(
          view -> {
            GrayU8 bytes = blur.apply(view);
            GrayF32 floats = blur.apply(Images.toF32(view));
            return (image, x, y) -> {
              double mean =
                  Literal.correlate(image, x, y, Literal.product(weights, weights), border);
              double tolerance = 2 * (size + 1) * 255 * 0x1p-24;
              assertThat((double) floats.get(x, y)).isCloseTo(mean, within(tolerance));
              // The golden cases hold the bytes; each of 2·size weights of 8 bits may be off by
              // 1/256.
              assertThat((double) bytes.get(x, y)).isCloseTo(mean, within(0.5 + 2 * size));
            };
          });
    }
  }

  @Test
  void openCvChoosesTheseSizes() {
    assertThat(SizedGaussianBlur.forBytes(1.5).size()).isEqualTo(11);
    assertThat(SizedGaussianBlur.forFloats(1.5).size()).isEqualTo(13);
  }

  @Test
  void laplacianAndDifferenceOfGaussiansAreScipys() {
    GrayF32 noise = Views.inside(Golden.read("filter/noise").floats());
    // Two blurs of values of 0..1 by 13 weights whose absolute values sum to less than 2.
    double tolerance = 2 * 2 * 2 * (6 + 1) * 0x1p-24;
    GrayF32 log = new LaplacianOfGaussian(1.5).apply(noise);
    Golden expected = Golden.read("filter/laplace_1.5");
    for (int i = 0; i < log.data.length; i++) {
      assertThat((double) log.data[i]).isCloseTo(expected.values()[i], within(tolerance));
    }
    GrayF64 exact = new GrayF64(noise.width, noise.height);
    exact.data = Golden.read("filter/noise").values();
    GrayF64 doubles = new LaplacianOfGaussian(1.5).apply(exact);
    assertThat(doubles.data).containsExactly(expected.values(), within(16 * Math.ulp(1.0)));
    GrayF32 dog = new DifferenceOfGaussians(1, 1.6).apply(noise);
    expected = Golden.read("filter/difference_1_1.6");
    for (int i = 0; i < dog.data.length; i++) {
      assertThat((double) dog.data[i]).isCloseTo(expected.values()[i], within(tolerance));
    }
  }

  @Test
  void medianOfLargeWindowsAndWidePictures() {
    GrayU8 image = new GrayU8(2100, 2);
    new Random(4).nextBytes(image.data);
    GrayU8 sorted = new MedianFilter(1).apply(image);
    GrayF32 floats = new MedianFilter(1).apply(Images.toF32(image));
    assertThat(Images.toU8(floats).data).isEqualTo(sorted.data);
    Arrays.fill(image.data, (byte) 200);
    assertThat(new MedianFilter(127).apply(image).data).isEqualTo(image.data);
  }

  @Test
  void wrongSettingsAreRefused() {
    refused("size", () -> new SizedGaussianBlur(4, 1, Border.ZERO));
    refused("sigma", () -> new SizedGaussianBlur(3, -1, Border.ZERO));
    refused("sigma", () -> SizedGaussianBlur.forBytes(0));
    refused("width", () -> new BoxBlur(2));
    refused("height", () -> new BoxBlur(1, 0, Border.ZERO));
    refused("radius", () -> new MedianFilter(-1));
    refused("radius", () -> new MedianFilter(3).apply(new GrayF32(2, 2)));
    refused("diameter", () -> new BilateralFilter(-1, 1, 1));
    refused("sigmaColour", () -> new BilateralFilter(5, 0, 1));
    refused("sigmaSpace", () -> new BilateralFilter(5, 1, Double.NaN));
    refused("sigma", () -> new LaplacianOfGaussian(0));
    refused("wide", () -> new DifferenceOfGaussians(2, 1));
    refused("across", () -> new SeparableFilter(new double[2], new double[1], Border.ZERO));
    refused("NaN", () -> new SeparableFilter(new double[1], new double[] {0. / 0}, Border.ZERO));
    refused("0 x 3", () -> new PyrDown().apply(new GrayU8(0, 3)));
  }

  private static void refused(String message, Runnable call) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }

  private static GrayF64 doubles(GrayU8 image) {
    GrayF64 doubles = new GrayF64(image.width, image.height);
    for (int i = 0; i < doubles.data.length; i++) {
      doubles.data[i] = image.get(i % image.width, i / image.width);
    }
    return doubles;
  }
}
