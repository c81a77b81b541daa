package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Bad shapes are named, with the operation and what it expects. */
class ShapeErrorsTest {
  private static void refuses(ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(ShapeException.class).hasMessageContainingAll(words);
  }

  @Test
  void convolution() {
    Tensor x = Tensor.zeros(2, 3, 8, 8);
    Conv2dConfig config = Conv2dConfig.defaults();
    refuses(
        () -> Conv2d.conv2d(x, Tensor.zeros(4, 5, 3, 3), null, config),
        "conv2d",
        "[2, 3, 8, 8]",
        "[4, 5, 3, 3]",
        "expected 5 input channels");
    refuses(
        () -> Conv2d.conv2d(x, Tensor.zeros(4, 3, 9, 9), null, config), "conv2d", "does not fit");
    refuses(
        () -> Conv2d.conv2d(x, Tensor.zeros(4, 3, 3, 3), Tensor.zeros(3), config),
        "conv2d",
        "bias",
        "expected [4]");
    refuses(
        () -> Conv2d.conv2d(Tensor.zeros(3, 8, 8), Tensor.zeros(4, 3, 3, 3), null, config),
        "conv2d",
        "[N, C, H, W]");
  }

  @Test
  void pooling() {
    refuses(
        () -> MaxPool2d.maxPool2d(Tensor.zeros(1, 1, 2, 2), Pool2dConfig.of(3)),
        "max_pool2d",
        "3x3",
        "[1, 1, 2, 2]");
  }

  @Test
  void linear() {
    refuses(
        () -> Linear.linear(Tensor.zeros(2, 3), Tensor.zeros(5, 4), null),
        "linear",
        "[2, 3]",
        "[5, 4]");
  }

  @Test
  void broadcasting() {
    refuses(() -> Add.add(Tensor.zeros(2, 3), Tensor.zeros(2, 4)), "add", "[2, 3]", "[2, 4]", "-1");
  }

  @Test
  void reshaping() {
    refuses(() -> Reshape.reshape(Tensor.zeros(2, 3), 4, -1), "reshape", "6 elements", "[4, -1]");
  }

  @Test
  void dimensions() {
    refuses(() -> Softmax.softmax(Tensor.zeros(2, 3), 2), "[2, 3]", "no dimension 2");
  }

  @Test
  void losses() {
    refuses(
        () -> CrossEntropy.crossEntropy(Tensor.zeros(2, 3), IntTensor.of(0, 1, 2)),
        "nll_loss",
        "[3]",
        "expected [2]");
    assertThatThrownBy(() -> CrossEntropy.crossEntropy(Tensor.zeros(2, 3), IntTensor.of(0, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label 3, expected 0..2");
  }

  @Test
  void batchNormalisation() {
    refuses(
        () -> BatchNorm.batchNormTraining(Tensor.zeros(1, 3), null, null, null, null, 0.1, 1e-5),
        "batch_norm",
        "expected 2 or more");
  }

  @Test
  void sizes() {
    refuses(() -> Shape.of(1 << 16, 1 << 16), "more elements");
    refuses(() -> Shape.of(2, -1), "negative");
    refuses(() -> Tensor.of(new float[5], 2, 3), "5 values", "[2, 3]", "expected 6");
  }
}
