package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Deformable convolution against plain convolution and against its definition. */
class DeformConv2dTest {
  private static final Conv2dConfig CONFIG = new Conv2dConfig(2, 1, 1, 1, 2, 2, 1, 2, 2);

  private final Random random = new Random(3);
  private final Tensor x = Tensor.randn(random, 2, 44, 19, 23);
  private final Tensor weight = Tensor.randn(random, 6, 22, 3, 3);

  /** The terms of a sum of so many products of normal draws, each rounded. */
  private static final float TOLERANCE = 22 * 9 * Math.ulp(4f);

  @Test
  void withoutOffsetIsAPlainConvolution() {
    Tensor plain = Conv2d.conv2d(x, weight, null, CONFIG);
    Tensor offset = Tensor.zeros(2, 18, plain.dim(2), plain.dim(3));
    Tensor deformed = DeformConv2d.deformConv2d(x, offset, null, weight, null, CONFIG);
    assertThat(deformed.data()).containsExactly(plain.data(), within(TOLERANCE));
  }

  @Test
  void equalsItsDefinition() {
    Shape out = Conv2d.conv2d(x, weight, null, CONFIG).shape();
    Tensor offset = Tensor.randn(random, 2, 2 * 18, out.dim(2), out.dim(3));
    Tensor mask = Tensor.randn(random, 2, 2 * 9, out.dim(2), out.dim(3));
    Tensor bias = Tensor.randn(random, 6);
    Tensor actual = DeformConv2d.deformConv2d(x, offset, mask, weight, bias, CONFIG);
    int[] strides = out.strides();
    for (int i = 0; i < actual.numel(); i += 7) {
      int n = i / strides[0];
      int o = i / strides[1] % 6;
      int row = i / strides[2] % out.dim(2);
      int column = i % out.dim(3);
      double sum = bias.data()[o];
      for (int k = 0; k < 22 * 9; k++) {
        int c = o / 3 * 22 + k / 9;
        int tap = c / 22 * 9 + k % 9;
        int windowRow = k % 9 / 3;
        double y = row * 2 - 1 + windowRow + at(offset, n, 2 * tap, row, column);
        double z = column - 2 + k % 3 * 2 + at(offset, n, 2 * tap + 1, row, column);
        sum += weight.data()[o * 198 + k] * at(mask, n, tap, row, column) * sample(n, c, y, z);
      }
      assertThat(actual.data()[i]).as("element %d", i).isCloseTo((float) sum, within(TOLERANCE));
    }
  }

  private double sample(int n, int c, double y, double z) {
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(z);
    double sum = 0;
    for (int row = top; row <= top + 1; row++) {
      for (int column = left; column <= left + 1; column++) {
        double share = (1 - Math.abs(y - row)) * (1 - Math.abs(z - column));
        sum += share * at(x, n, c, row, column);
      }
    }
    return sum;
  }

  /** Zero outside. */
  private static double at(Tensor t, int n, int c, int y, int z) {
    boolean inside = y >= 0 && y < t.dim(2) && z >= 0 && z < t.dim(3);
    return inside ? t.data()[((n * t.dim(1) + c) * t.dim(2) + y) * t.dim(3) + z] : 0;
  }
}
