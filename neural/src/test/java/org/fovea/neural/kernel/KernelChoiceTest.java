package org.fovea.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KernelChoiceTest {
  @Test
  void aForcedChoiceIsHeeded() {
    assertThat(KernelChoice.choose("scalar").name()).isEqualTo("scalar");
    assertThat(KernelChoice.choose("vector").name()).isEqualTo("vector");
  }

  @Test
  void theVectorModuleIsUsedWhereItIs() {
    assertThat(KernelChoice.choose("auto").name()).isEqualTo("vector");
  }

  @Test
  void anUnknownChoiceFails() {
    assertThatThrownBy(() -> KernelChoice.choose("cuda"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fovea.kernels")
        .hasMessageContaining("cuda");
  }
}
