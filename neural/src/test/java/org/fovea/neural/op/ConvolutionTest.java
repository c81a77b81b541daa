package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions and their gradients, each way of computing, against {@link LiteralConvolution}. */
class ConvolutionTest {
  /**
   * Roundings of the largest sum of magnitudes that a convolution by tiles may be off. An element's
   * error follows the terms of its whole tile, not its own few, hence the largest of all. The cases
   * here take up to 10, with scalar kernels and with vectors of either length; the points of
   * interpolation that are usual, 0, +-1 and +-2, would take 30.
   */
  private static final double WINOGRAD = 16;

  private static final Pattern NUMBERS = Pattern.compile("x");

  private static int[] numbers(String text) {
    return NUMBERS.splitAsStream(text).mapToInt(Integer::parseInt).toArray();
  }

  private static Conv2dConfig config(String stride, String padding, String dilation, int groups) {
    int[] s = numbers(stride);
    int[] p = numbers(padding);
    int[] d = numbers(dilation);
    return new Conv2dConfig(s[0], s[1], p[0], p[1], p[2], p[3], d[0], d[1], groups);
  }

  /** Input, then outC x kH x kW, stride, padding (top, bottom, left, right), dilation, groups. */
  @ParameterizedTest
  @CsvSource({
    // Pointwise: odd sizes, blocks and strips of the product, several pieces.
    "1x1x1x1, 1x1x1, 1x1, 0x0x0x0, 1x1, 1",
    "2x3x5x7, 4x1x1, 1x1, 0x0x0x0, 1x1, 1",
    "3x17x9x11, 45x1x1, 1x1, 0x0x0x0, 1x1, 1",
    "2x300x7x7, 41x1x1, 1x1, 0x0x0x0, 1x1, 1",
    "1x20x15x13, 330x1x1, 1x1, 0x0x0x0, 1x1, 1",
    "1x70x61x47, 9x1x1, 1x1, 0x0x0x0, 1x1, 1",
    "5x33x17x19, 8x1x1, 1x1, 0x0x0x0, 1x1, 1",
    "2x24x6x5, 12x1x1, 1x1, 0x0x0x0, 1x1, 4",
    // One tap, but not pointwise.
    "2x5x9x8, 6x1x1, 2x2, 0x0x0x0, 1x1, 1",
    "3x40x13x14, 50x1x1, 3x2, 0x0x0x0, 1x1, 1",
    "2x5x6x7, 3x1x1, 1x1, 1x0x2x1, 1x1, 1",
    // Rows and columns of taps.
    "2x3x6x9, 5x1x3, 1x1, 0x0x1x1, 1x1, 1",
    "2x3x9x6, 5x3x1, 1x1, 1x1x0x0, 1x1, 1",
    "1x4x8x10, 3x3x1, 2x3, 1x0x0x0, 1x1, 1",
    "2x7x1x20, 6x1x5, 1x2, 0x0x2x2, 1x1, 1",
    // 3 x 3 with few channels: strides, unequal ones, asymmetric padding.
    "2x3x9x11, 4x3x3, 1x1, 0x0x0x0, 1x1, 1",
    "1x15x12x13, 15x3x3, 1x1, 1x1x1x1, 1x1, 1",
    "5x3x10x7, 6x3x3, 2x2, 1x1x1x1, 1x1, 1",
    "3x4x11x13, 5x3x3, 3x3, 1x1x1x1, 1x1, 1",
    "2x4x11x13, 5x3x3, 2x1, 0x1x2x0, 1x1, 1",
    "2x4x11x13, 5x3x3, 1x3, 2x0x0x1, 1x1, 1",
    "1x2x3x3, 3x3x3, 1x1, 3x4x5x3, 1x1, 1",
    "4x2x2x1, 3x3x3, 2x2, 1x1x1x1, 1x1, 1",
    // 3 x 3 with many channels, but another stride or dilation, or groups.
    "2x32x15x17, 48x3x3, 2x2, 1x1x1x1, 1x1, 1",
    "5x16x14x14, 20x3x3, 1x1, 2x2x2x2, 2x2, 1",
    "2x32x13x12, 32x3x3, 1x1, 1x1x1x1, 1x1, 2",
    "1x330x5x5, 16x3x3, 2x2, 1x1x1x1, 1x1, 1",
    "1x8x9x9, 330x3x3, 2x2, 1x1x1x1, 1x1, 1",
    // Larger windows.
    "2x3x12x11, 4x5x5, 1x1, 2x2x2x2, 1x1, 1",
    "1x3x31x33, 16x7x7, 2x2, 3x3x3x3, 1x1, 1",
    "2x2x15x16, 3x7x7, 3x2, 0x3x2x1, 1x1, 1",
    "1x4x5x5, 6x5x5, 1x1, 0x0x0x0, 1x1, 1",
    "3x6x28x28, 16x5x5, 1x1, 0x0x0x0, 1x1, 1",
    "1x3x90x101, 8x5x5, 1x1, 2x2x2x2, 1x1, 1",
    // Dilation, unequal too, with strides that share a factor with it.
    "2x3x11x13, 4x3x3, 1x1, 2x2x2x2, 2x2, 1",
    "1x3x15x14, 4x3x3, 2x2, 1x2x3x0, 2x3, 1",
    "2x3x15x14, 4x3x2, 3x2, 0x0x1x1, 3x1, 1",
    "1x2x17x19, 3x5x3, 2x3, 4x4x3x3, 2x3, 1",
    // Groups.
    "2x6x9x8, 9x3x3, 1x1, 1x1x1x1, 1x1, 3",
    "1x12x10x11, 8x3x3, 2x2, 1x0x0x1, 1x1, 4",
    "2x10x7x9, 90x3x3, 1x2, 1x1x1x1, 1x1, 2",
    // Depthwise, narrow and wide, of one to three rows, with one and two outputs a channel.
    "2x5x9x11, 5x3x3, 1x1, 1x1x1x1, 1x1, 5",
    "1x4x12x40, 4x3x3, 1x1, 1x1x1x1, 1x1, 4",
    "3x4x12x40, 8x3x3, 1x1, 1x1x1x1, 1x1, 4",
    "2x6x13x10, 12x3x3, 2x2, 1x1x1x1, 1x1, 6",
    "1x3x20x75, 3x3x3, 2x2, 0x1x0x1, 1x1, 3",
    "2x3x1x33, 3x3x3, 1x1, 1x1x1x1, 1x1, 3",
    "2x3x2x32, 6x3x3, 1x1, 1x1x1x1, 1x1, 3",
    "2x3x3x47, 3x3x3, 1x1, 1x1x1x1, 1x1, 3",
    "2x3x1x3, 3x3x3, 1x1, 1x1x1x1, 1x1, 3",
    "1x3x2x1, 6x3x3, 1x1, 1x1x1x1, 1x1, 3",
    "5x3x3x5, 6x3x3, 2x2, 1x1x1x1, 1x1, 3",
    "3x9x7x7, 9x3x3, 1x1, 1x1x1x1, 1x1, 9",
    "2x5x14x14, 5x3x3, 2x2, 1x1x1x1, 1x1, 5",
    "1x4x6x37, 4x3x3, 2x2, 1x1x1x1, 1x1, 4",
    "1x7x16x17, 7x5x5, 1x2, 2x2x2x2, 1x1, 7",
    "2x5x14x13, 5x5x5, 2x2, 2x2x2x2, 1x1, 5",
    "1x3x17x41, 3x3x3, 3x3, 1x1x1x1, 1x1, 3",
    "1x3x18x39, 3x3x3, 1x1, 2x2x2x2, 2x2, 3",
    "1x2x9x12, 2x7x2, 3x1, 3x2x0x4, 1x3, 2",
    "2x2x200x180, 2x3x3, 1x1, 1x1x1x1, 1x1, 2",
    "1x2x12x371, 2x3x3, 1x1, 1x1x1x1, 1x1, 2",
    "2x2x67x70, 4x3x3, 1x1, 1x1x1x1, 1x1, 2",
    "1x3x130x71, 3x3x3, 2x2, 1x1x1x1, 1x1, 3",
    "1x2x73x66, 4x3x3, 2x2, 1x1x1x1, 1x1, 2",
    "2x1x9x9, 3x3x3, 1x1, 1x1x1x1, 1x1, 1"
  })
  void direct(String x, String filters, String stride, String pad, String dilation, int groups) {
    check(numbers(x), numbers(filters), config(stride, pad, dilation, groups), false, false);
  }

  /**
   * Input, outC, padding (top, bottom, left, right), and whether the output and the gradient of the
   * weight are computed by tiles, and whether the gradient of the input is.
   */
  @ParameterizedTest
  @CsvSource({
    // Tiles whole and cut off at the edges, each padding.
    "1x16x16x16, 16, 1x1x1x1, true, true",
    "1x16x18x18, 16, 0x0x0x0, true, true",
    "1x16x13x15, 17, 2x2x2x2, true, true",
    "3x17x9x11, 33, 1x1x1x1, true, true",
    "2x19x14x17, 16, 0x2x1x0, true, true",
    "5x18x10x9, 20, 1x1x1x1, true, true",
    "16x16x3x3, 16, 1x1x1x1, true, true",
    // Only one of the two has tiles enough.
    "16x16x2x2, 16, 2x2x2x2, true, false",
    "16x16x4x4, 16, 0x0x0x0, false, true",
    "1x16x5x5, 16, 1x1x1x1, false, false",
    // Several pieces, of whole images and of rows.
    "5x18x25x25, 16, 1x1x1x1, true, true",
    "1x16x118x61, 16, 1x1x1x1, true, true",
    "2x64x30x30, 64, 1x1x1x1, true, true",
    // Parts, blocks and strips of the products.
    "1x16x12x12, 330, 1x1x1x1, true, true",
    "1x330x12x12, 16, 1x1x1x1, true, true",
    "2x45x14x14, 81, 1x1x1x1, true, true"
  })
  void winograd(String x, int outChannels, String pad, boolean forward, boolean backward) {
    check(
        numbers(x), new int[] {outChannels, 3, 3}, config("1x1", pad, "1x1", 1), forward, backward);
  }

  private static void check(
      int[] shape, int[] filters, Conv2dConfig config, boolean forward, boolean backward) {
    Random random = new Random(1);
    Tensor x = Tensor.randn(random, shape).requiresGrad(true);
    Tensor weight =
        Tensor.randn(random, filters[0], shape[1] / config.groups(), filters[1], filters[2])
            .requiresGrad(true);
    Tensor bias = Tensor.randn(random, filters[0]).requiresGrad(true);
    ConvGeometry g = ConvGeometry.of("conv2d", x.shape(), weight.shape(), config);
    assertThat(WinogradConvolution.suits(g)).isEqualTo(forward);
    assertThat(WinogradConvolution.reversed(g) != null).isEqualTo(backward);

    Tensor y = Conv2d.conv2d(x, weight, bias, config);
    assertThat(y.shape()).isEqualTo(g.outShape());
    Tensor dy = Tensor.randn(random, y.shape().toArray());
    y.backward(dy);
    LiteralConvolution expected =
        new LiteralConvolution(g, x.data(), weight.data(), bias.data(), dy.data());
    expected.db.checkSums("db", gradient(bias));
    check("y", expected.out, y.data(), forward);
    check("dw", expected.dw, gradient(weight), forward);
    check("dx", expected.dx, gradient(x), backward);
  }

  private static void check(String name, Terms expected, float[] actual, boolean winograd) {
    if (winograd) {
      expected.checkAll(name, actual, WINOGRAD);
    } else {
      expected.checkSums(name, actual);
    }
  }

  private static float[] gradient(Tensor x) {
    return Objects.requireNonNull(x.grad()).data();
  }
}
