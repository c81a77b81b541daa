package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
  void regions() {
    Tensor x = Tensor.zeros(2, 4, 8, 8);
    RoiAlignConfig bins = RoiAlignConfig.of(2, 2);
    refuses(() -> RoiAlign.roiAlign(x, Tensor.zeros(3, 4), bins), "roi_align", "[3, 4]", "[K, 5]");
    refuses(() -> RoiPool.roiPool(x, Tensor.zeros(5), 2, 2, 1), "roi_pool", "[5]", "[K, 5]");
    refuses(
        () -> PsRoiAlign.psRoiAlign(x, Tensor.zeros(1, 5), RoiAlignConfig.of(3, 2)),
        "ps_roi_align",
        "[2, 4, 8, 8]",
        "multiple of 6");
    refuses(
        () -> PsRoiPool.psRoiPool(x, Tensor.zeros(1, 5), 3, 1, 1), "ps_roi_pool", "multiple of 3");
    refuses(
        () -> LevelMapper.of(2, 5).levels(Tensor.zeros(1, 5)), "level_mapper", "[1, 5]", "[K, 4]");
    refuses(
        () -> MultiScaleRoiAlign.multiScaleRoiAlign(List.of(), List.of(), 8, bins),
        "multiscale_roi_align",
        "0 features");
    refuses(
        () ->
            MultiScaleRoiAlign.multiScaleRoiAlign(List.of(x), List.of(Tensor.zeros(1, 5)), 8, bins),
        "multiscale_roi_align",
        "[1, 5]",
        "image 0");
    assertThatThrownBy(
            () -> RoiAlign.roiAlign(x, Tensor.of(new float[] {2, 0, 0, 1, 1}, 1, 5), bins))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("region 0", "image 2.0", "0..1");
    assertThatThrownBy(() -> RoiAlign.roiAlign(x, Tensor.full(Float.NaN, 1, 5), bins))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RoiAlignConfig.of(0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0x2 bins");
  }

  @Test
  void deformableConvolution() {
    Tensor x = Tensor.zeros(1, 4, 5, 5);
    Tensor weight = Tensor.zeros(2, 4, 3, 3);
    Tensor offset = Tensor.zeros(1, 18, 3, 3);
    Conv2dConfig config = Conv2dConfig.defaults();
    refuses(
        () -> DeformConv2d.deformConv2d(x, Tensor.zeros(1, 18, 5, 5), null, weight, null, config),
        "deform_conv2d",
        "offset [1, 18, 5, 5]",
        "[1, G * 18, 3, 3]");
    refuses(
        () -> DeformConv2d.deformConv2d(x, Tensor.zeros(1, 54, 3, 3), null, weight, null, config),
        "divisor of the 4");
    refuses(
        () -> DeformConv2d.deformConv2d(x, offset, offset, weight, null, config),
        "mask [1, 18, 3, 3]",
        "expected [1, 9, 3, 3]");
    refuses(
        () -> DeformConv2d.deformConv2d(x, offset, null, weight, Tensor.zeros(3), config),
        "bias [3]",
        "expected [2]");
    refuses(
        () -> DeformConv2d.deformConv2d(x, offset, null, Tensor.zeros(2, 3, 3, 3), null, config),
        "deform_conv2d",
        "expected 3 input channels");
  }

  @Test
  void gates() {
    refuses(
        () -> ScaleChannels.scaleChannels(Tensor.zeros(1, 2, 3, 3), Tensor.zeros(1, 2)),
        "scale_channels",
        "[1, 2]",
        "[N, C, 1, 1]");
  }

  @Test
  void sizes() {
    refuses(() -> Shape.of(1 << 16, 1 << 16), "more elements");
    refuses(() -> Shape.of(2, -1), "negative");
    refuses(() -> Tensor.of(new float[5], 2, 3), "5 values", "[2, 3]", "expected 6");
  }
}
