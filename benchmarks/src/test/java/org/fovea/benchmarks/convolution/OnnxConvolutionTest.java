package org.fovea.benchmarks.convolution;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fovea.neural.thread.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the peer's model is the layer: it computes what ours does, and not what others do. */
class OnnxConvolutionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "3x9x9-5k3s2g1",
        "4x7x7-6k1s1g1",
        "6x8x8-6k3s1g6",
        "4x11x11-8k5s2g2",
        "8x6x6-4k1s2g1"
      })
  void bothComputeTheSame(String text) {
    ConvolutionProblem problem = ConvolutionProblem.of(LayerShape.parse(text));
    FoveaConvolution ours = new FoveaConvolution(problem, Workers.NONE);
    try (OnnxConvolution theirs = OnnxConvolution.fastest(problem, 1)) {
      assertThatCode(() -> problem.requireSame(ours, theirs)).doesNotThrowAnyException();
      problem.bias()[1] += 0.01f;
      assertThatThrownBy(
              () -> problem.requireSame(new FoveaConvolution(problem, Workers.NONE), theirs))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(text + ": element");
    }
  }
}
