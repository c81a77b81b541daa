package org.fovea.neural.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Moments and bounds of initial values. A sample's mean may be off by five of its deviations,
 * {@code sigma / sqrt(n)}, and its variance likewise, {@code sigma^2 sqrt((kurtosis - 1) / n)},
 * with a kurtosis of 3 for normal and 9/5 for uniform draws.
 */
class InitialValuesTest {
  private static final double NORMAL = 3;
  private static final double UNIFORM = 9.0 / 5;

  private final Random random = new Random(1);

  /** 40 filters of 30 channels, 5x5: fan in 750, fan out 1000. */
  private final Tensor weight = Tensor.zeros(40, 30, 5, 5);

  private static double mean(Tensor x) {
    double sum = 0;
    for (float value : x.data()) {
      sum += value;
    }
    return sum / x.numel();
  }

  private static double variance(Tensor x, double mean) {
    double sum = 0;
    for (float value : x.data()) {
      sum += (value - mean) * (value - mean);
    }
    return sum / x.numel();
  }

  private static void hasMoments(Tensor x, double mean, double variance, double kurtosis) {
    double n = x.numel();
    assertThat(mean(x)).isCloseTo(mean, within(5 * Math.sqrt(variance / n)));
    double bound = 5 * variance * Math.sqrt((kurtosis - 1) / n);
    assertThat(variance(x, mean)).isCloseTo(variance, within(bound));
  }

  private static void isWithin(Tensor x, double low, double high) {
    for (float value : x.data()) {
      assertThat((double) value).isBetween(low, high);
    }
  }

  @Test
  void kaiming() {
    Kaiming.normal(weight, Fan.IN, Kaiming.RELU_GAIN, random);
    hasMoments(weight, 0, 2.0 / 750, NORMAL);
    Kaiming.normal(weight, Fan.OUT, Kaiming.RELU_GAIN, random);
    hasMoments(weight, 0, 2.0 / 1000, NORMAL);
    Kaiming.uniform(weight, Fan.OUT, Kaiming.leakyReluGain(0.2), random);
    double variance = 2 / 1.04 / 1000;
    hasMoments(weight, 0, variance, UNIFORM);
    isWithin(weight, -Math.sqrt(3 * variance) * (1 + 1e-7), Math.sqrt(3 * variance) * (1 + 1e-7));
  }

  @Test
  void gains() {
    assertThat(Kaiming.leakyReluGain(0)).isEqualTo(Kaiming.RELU_GAIN);
    // torch.nn.init.calculate_gain("leaky_relu", 0.01)
    assertThat(Kaiming.leakyReluGain(0.01)).isCloseTo(1.4141428569978354, within(1e-15));
  }

  @Test
  void xavier() {
    Xavier.normal(weight, 1, random);
    hasMoments(weight, 0, 2.0 / 1750, NORMAL);
    Xavier.uniform(weight, 2, random);
    hasMoments(weight, 0, 8.0 / 1750, UNIFORM);
    double bound = Math.sqrt(24.0 / 1750) * (1 + 1e-7);
    isWithin(weight, -bound, bound);
  }

  @Test
  void truncatedNormal() {
    // Moments of the standard normal density between -2 and 2, integrated numerically (NumPy).
    Normal.fillTruncated(weight, 1, 0.5, 0, 2, random);
    isWithin(weight, 0, 2);
    hasMoments(weight, 1, 0.7737413 / 4, 2.3655367);
    // The same between 0 and 1.5.
    Normal.fillTruncated(weight, 0, 1, 0, 1.5, random);
    isWithin(weight, 0, 1.5);
    hasMoments(weight, 0.6219510, 0.1647014, 2.0517130);
  }

  @Test
  void orthogonal() {
    for (int[] extents : new int[][] {{12, 30}, {30, 12}, {9, 9}}) {
      Tensor matrix = Tensor.zeros(extents);
      Orthogonal.fill(matrix, 3, random);
      int rows = extents[0];
      int columns = extents[1];
      boolean wide = columns >= rows;
      for (int i = 0; i < Math.min(rows, columns); i++) {
        for (int j = 0; j <= i; j++) {
          double dot = 0;
          for (int k = 0; k < Math.max(rows, columns); k++) {
            dot +=
                (double) matrix.data()[wide ? i * columns + k : k * columns + i]
                    * matrix.data()[wide ? j * columns + k : k * columns + j];
          }
          // Rounding elements to float changes each product by 2^-23 of its magnitude at most,
          // and the magnitudes sum to no more than the square of the length.
          assertThat(dot).isCloseTo(i == j ? 9 : 0, within(1.001 * 9 * 0x1p-23));
        }
      }
    }
  }

  @Test
  void theSeedDecides() {
    Tensor other = Tensor.zeros(40, 30, 5, 5);
    Normal.fillTruncated(weight, 0, 1, -1, 1, new Random(3));
    Normal.fillTruncated(other, 0, 1, -1, 1, new Random(3));
    assertThat(other.data()).isEqualTo(weight.data());
  }

  @Test
  void wrongUseIsNamed() {
    assertThatThrownBy(() -> Normal.fillTruncated(weight, 0, 1, 2, -2, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bounds 2.0 and -2.0");
    assertThatThrownBy(() -> Kaiming.normal(Tensor.zeros(3), Fan.IN, 1, random))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Orthogonal.fill(Tensor.zeros(3), 1, random))
        .isInstanceOf(ShapeException.class);
  }
}
