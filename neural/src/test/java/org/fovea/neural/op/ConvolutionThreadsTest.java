package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;

import org.fovea.neural.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs and gradients have the same bits whatever the number of threads. */
class ConvolutionThreadsTest {
  @ParameterizedTest
  @EnumSource
  void oneImage(ConvolutionKind kind) {
    check(kind, 1);
  }

  @ParameterizedTest
  @EnumSource
  void fiveImages(ConvolutionKind kind) {
    check(kind, 5);
  }

  private static void check(ConvolutionKind kind, int batch) {
    SameBits.check(
        in -> Conv2d.conv2d(in.get(0), in.get(1), in.get(2), kind.config),
        kind.inputShape(batch),
        kind.weightShape(),
        new int[] {kind.weightShape()[0]});
  }

  /** Each kind is computed in the way that its name says. */
  @ParameterizedTest
  @EnumSource
  void kinds(ConvolutionKind kind) {
    ConvGeometry g =
        ConvGeometry.of(
            "conv2d", Shape.of(kind.inputShape(1)), Shape.of(kind.weightShape()), kind.config);
    assertThat(WinogradConvolution.suits(g)).isEqualTo(kind.name().startsWith("WINOGRAD"));
    assertThat(NeighbourConvolution.suits(g)).isEqualTo(kind == ConvolutionKind.NEIGHBOURS);
    assertThat(DepthwiseConvolution.suits(g)).isEqualTo(g.groups() == g.channels);
  }

  @Test
  void averagePool() {
    Pool2dConfig config = Pool2dConfig.of(3).withStride(2).withPadding(1);
    SameBits.check(in -> AvgPool2d.avgPool2d(in.get(0), config, true), new int[] {5, 37, 33, 31});
  }

  /** Around the number of elements that a thread takes at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16_384, 16_389, 50_001})
  void tanh(int length) {
    SameBits.check(in -> Tanh.tanh(in.get(0)), new int[] {length});
  }
}
