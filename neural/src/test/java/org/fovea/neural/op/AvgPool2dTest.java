package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mean pooling and its gradient against sums in double, literally written. */
class AvgPool2dTest {
  /** Input, window, stride, padding (rows, columns each), ceil mode. */
  @ParameterizedTest
  @CsvSource({
    "1,1,1,1, 1,1, 1,1, 0,0, false",
    "2,3,8,6, 2,2, 2,2, 0,0, false",
    "2,3,9,7, 2,2, 2,2, 0,0, true",
    "3,2,9,11, 3,3, 1,1, 1,1, false",
    "1,4,13,10, 3,3, 2,2, 1,1, false",
    "1,4,13,10, 3,3, 2,2, 1,1, true",
    "2,2,11,13, 2,2, 3,3, 0,0, false",
    "2,2,11,13, 2,2, 3,3, 1,1, true",
    "2,2,12,14, 2,2, 3,3, 1,1, true",
    "1,3,10,17, 3,5, 2,3, 1,2, true",
    "1,3,10,17, 4,1, 1,4, 2,0, false",
    "2,3,1,2, 3,3, 1,1, 1,1, true",
    "2,3,2,1, 3,2, 2,5, 1,1, true",
    "1,2,7,7, 7,7, 1,1, 0,0, false",
    "3,40,35,33, 3,3, 2,2, 1,1, true",
    "1,2,2,1, 3,3, 2,3, 0,0, true"
  })
  void meansAndTheirGradient(
      int n,
      int c,
      int height,
      int width,
      int kernelHeight,
      int kernelWidth,
      int strideHeight,
      int strideWidth,
      int padHeight,
      int padWidth,
      boolean ceilMode) {
    Pool2dConfig config =
        Pool2dConfig.of(kernelHeight, kernelWidth)
            .withStride(strideHeight, strideWidth)
            .withPadding(padHeight, padWidth)
            .withCeilMode(ceilMode);
    for (boolean countPadding : new boolean[] {false, true}) {
      check(Tensor.randn(new Random(1), n, c, height, width), config, countPadding);
    }
  }

  private static void check(Tensor x, Pool2dConfig config, boolean countPadding) {
    Tensor y = AvgPool2d.avgPool2d(x.requiresGrad(true), config, countPadding);
    Tensor dy = Tensor.randn(new Random(2), y.shape().toArray());
    y.backward(dy);
    Terms out = new Terms(y.numel());
    Terms dx = new Terms(x.numel());
    int pixels = y.dim(2) * y.dim(3);
    for (int at = 0; at < y.numel(); at++) {
      Window window = new Window(config, x, at % pixels / y.dim(3), at % y.dim(3), countPadding);
      assertThat(window.size()).isPositive();
      int plane = at / pixels * x.dim(2) * x.dim(3);
      for (int row = window.top(); row < window.top() + config.kernelHeight(); row++) {
        for (int column = window.left(); column < window.left() + config.kernelWidth(); column++) {
          if (window.contains(row, column, 0, 0)) {
            int from = plane + row * x.dim(3) + column;
            out.add(at, x.data()[from] / (double) window.size());
            dx.add(from, dy.data()[at] / (double) window.size());
          }
        }
      }
    }
    out.checkSums("y", y.data());
    dx.checkSums("dx", Objects.requireNonNull(x.grad()).data());
  }

  /** The window of one pixel of the output. */
  private record Window(
      Pool2dConfig config, Tensor x, int outRow, int outColumn, boolean countPadding) {
    int top() {
      return outRow * config.strideHeight() - config.padHeight();
    }

    int left() {
      return outColumn * config.strideWidth() - config.padWidth();
    }

    /** Whether a place is in the input, with so much of the padding. */
    boolean contains(int row, int column, int padRows, int padColumns) {
      return row >= -padRows
          && row < x.dim(2) + padRows
          && column >= -padColumns
          && column < x.dim(3) + padColumns;
    }

    /** Elements of the input, or of the padded input, in the window. */
    int size() {
      int padRows = countPadding ? config.padHeight() : 0;
      int padColumns = countPadding ? config.padWidth() : 0;
      int size = 0;
      for (int row = top(); row < top() + config.kernelHeight(); row++) {
        for (int column = left(); column < left() + config.kernelWidth(); column++) {
          size += contains(row, column, padRows, padColumns) ? 1 : 0;
        }
      }
      return size;
    }
  }
}
