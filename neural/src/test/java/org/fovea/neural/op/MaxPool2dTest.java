package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Objects;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MaxPool2dTest {
  private static final Pool2dConfig THREE = Pool2dConfig.of(3).withStride(2);

  /** As PyTorch has it: GoogLeNet pools maps of 2 x 2 pixels so, where pictures are small. */
  @Test
  void inCeilModeAWindowMayBeLargerThanTheInput() {
    Tensor x = Tensor.of(new float[] {1, 4, 3, 2}, 1, 1, 2, 2).requiresGrad(true);
    Tensor y = MaxPool2d.maxPool2d(x, THREE.withCeilMode(true));
    assertThat(y.shape().toArray()).containsExactly(1, 1, 1, 1);
    assertThat(y.item()).isEqualTo(4);
    y.backward(Tensor.full(5, 1, 1, 1, 1));
    assertThat(Objects.requireNonNull(x.grad()).data()).containsExactly(0, 5, 0, 0);
  }

  @Test
  void elseItMustFit() {
    assertThatExceptionOfType(ShapeException.class)
        .isThrownBy(() -> MaxPool2d.maxPool2d(Tensor.zeros(1, 1, 2, 2), THREE))
        .withMessageContaining("does not fit");
    assertThatExceptionOfType(ShapeException.class)
        .isThrownBy(() -> MaxPool2d.maxPool2d(Tensor.zeros(1, 1, 1, 1), THREE.withCeilMode(true)))
        .withMessageContaining("does not fit");
  }
}
