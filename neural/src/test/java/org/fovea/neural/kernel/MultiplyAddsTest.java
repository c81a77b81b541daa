package org.fovea.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiplyAddsTest {
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void countsTheNextWholeNumberOfLoops(String name) {
    Kernels kernels = KernelChoice.choose(name);
    long loop = kernels.multiplyAdds(1);
    assertThat(loop).isPositive();
    assertThat(kernels.multiplyAdds(loop)).isEqualTo(loop);
    assertThat(kernels.multiplyAdds(loop + 1)).isEqualTo(2 * loop);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void vectorsHoldWholeElements(String name) {
    assertThat(KernelChoice.choose(name).vectorBits()).isGreaterThanOrEqualTo(32);
    assertThat(KernelChoice.choose(name).vectorBits() % 32).isZero();
  }
}
