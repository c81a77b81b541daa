package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreparedConv2dTest {
  /** One object serves inputs of any size, which may call for different ways of computing. */
  @ParameterizedTest
  @EnumSource
  void computesTheSameBitsAsTheConvolution(ConvolutionKind kind) {
    Tensor weight = kind.weight(1);
    Tensor bias = kind.bias(2);
    PreparedConv2d prepared = new PreparedConv2d(weight, bias, kind.config);
    int channels = kind.inputShape(1)[1];
    for (Tensor x :
        new Tensor[] {
          kind.input(1, 3),
          Tensor.randn(new Random(4), 2, channels, 5, 3),
          kind.input(5, 5),
          Tensor.randn(new Random(6), 1, channels, 9, 34)
        }) {
      float[] expected = Conv2d.conv2d(x, weight, bias, kind.config).data();
      assertThat(prepared.apply(x).data()).as("%s", x.shape()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void doesNotDependOnTheNumberOfThreads(ConvolutionKind kind) {
    PreparedConv2d prepared = new PreparedConv2d(kind.weight(1), null, kind.config);
    for (int batch : new int[] {1, 5}) {
      Tensor x = kind.input(batch, 2);
      float[] alone = Workers.NONE.call(() -> prepared.apply(x)).data();
      for (Workers workers : SameBits.SHARED) {
        Tensor shared = workers.call(() -> prepared.apply(x));
        assertThat(shared.data())
            .as("%d images, %d threads", batch, workers.parallelism())
            .isEqualTo(alone);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void overwritesWhatAnOutputHolds(ConvolutionKind kind) {
    PreparedConv2d prepared = new PreparedConv2d(kind.weight(1), kind.bias(2), kind.config);
    Tensor x = kind.input(2, 3);
    Tensor expected = prepared.apply(x);
    Tensor out = Tensor.full(Float.NaN, expected.shape().toArray());
    prepared.apply(x, out);
    assertThat(out.data()).isEqualTo(expected.data());
  }

  /**
   * Threads keep their buffers from one convolution to the next: none of what they held may come
   * back.
   */
  @ParameterizedTest
  @EnumSource
  void nothingStaysOfAnEarlierInput(ConvolutionKind kind) {
    PreparedConv2d prepared = new PreparedConv2d(kind.weight(1), kind.bias(2), kind.config);
    Tensor x = kind.input(1, 3);
    Workers.NONE.call(
        () -> {
          float[] expected = prepared.apply(x).data();
          for (ConvolutionKind other : ConvolutionKind.values()) {
            Tensor spoilt = other.input(3, 4).requiresGrad(true);
            Arrays.fill(spoilt.data(), Float.NaN);
            Tensor weight = other.weight(5).requiresGrad(true);
            Tensor y = Conv2d.conv2d(spoilt, weight, null, other.config);
            y.backward(Tensor.full(Float.NaN, y.shape().toArray()));
            assertThat(prepared.apply(x).data()).as("after %s", other).isEqualTo(expected);
          }
          return x;
        });
  }

  @ParameterizedTest
  @EnumSource
  void keepsTheWeightOfItsBeginning(ConvolutionKind kind) {
    Tensor weight = kind.weight(1);
    Tensor bias = kind.bias(2);
    Tensor x = kind.input(1, 3);
    float[] expected = Conv2d.conv2d(x, weight, bias, kind.config).data();
    PreparedConv2d prepared = new PreparedConv2d(weight, bias, kind.config);
    Arrays.fill(weight.data(), 7);
    Arrays.fill(bias.data(), 7);
    assertThat(prepared.apply(x).data()).isEqualTo(expected);
  }

  /** The sum is taken after the bias is, so that no bit differs from taking it apart. */
  @ParameterizedTest
  @EnumSource
  void addsAndAppliesAFunctionLast(ConvolutionKind kind) {
    for (int batch : new int[] {1, 5}) {
      Tensor x = kind.input(batch, 3);
      Tensor plain = new PreparedConv2d(kind.weight(1), kind.bias(2), kind.config).apply(x);
      Tensor addend = Tensor.randn(new Random(7), plain.shape().toArray());
      for (ActivationFunction function :
          List.of(ActivationFunction.RELU6, ActivationFunction.HARDSWISH)) {
        PreparedConv2d prepared =
            new PreparedConv2d(kind.weight(1), kind.bias(2), kind.config, function);
        Tensor out = Tensor.full(Float.NaN, plain.shape().toArray());
        float[] expected = plain.data().clone();
        function.apply(expected, 0, expected.length);
        prepared.apply(x, out);
        assertThat(out.data()).as("%s", function).isEqualTo(expected);
        for (int i = 0; i < expected.length; i++) {
          expected[i] = plain.data()[i] + addend.data()[i];
        }
        function.apply(expected, 0, expected.length);
        prepared.apply(x, addend, out);
        assertThat(out.data()).as("%s of a sum", function).isEqualTo(expected);
      }
    }
  }

  @Test
  void aLayerPreparesItself() {
    var layer =
        new org.fovea.neural.layer.Conv2d(
            16, 20, 3, Conv2dConfig.defaults().withPadding(1), new Random(1));
    Tensor x = Tensor.randn(new Random(2), 1, 16, 16, 16);
    float[] expected = layer.forward(x).data();
    PreparedConv2d prepared = layer.prepared();
    Arrays.fill(layer.weight().data(), 0);
    assertThat(prepared.apply(x).data()).isEqualTo(expected);
  }

  @Test
  void namesTheShapeItExpects() {
    Conv2dConfig config = Conv2dConfig.defaults().withPadding(1);
    PreparedConv2d prepared = new PreparedConv2d(Tensor.zeros(4, 3, 3, 3), null, config);
    assertThatThrownBy(() -> prepared.apply(Tensor.zeros(2, 5, 8, 9)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("conv2d", "[2, 5, 8, 9]", "expected 3 input channels");
    assertThatThrownBy(() -> prepared.apply(Tensor.zeros(2, 3, 8, 9), Tensor.zeros(2, 4, 8, 8)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("conv2d", "[2, 4, 8, 8]", "expected [2, 4, 8, 9]");
    assertThatThrownBy(() -> new PreparedConv2d(Tensor.zeros(4, 3, 3), null, config))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("conv2d", "[4, 3, 3]", "expected [outC, C/groups, kH, kW]");
    assertThatThrownBy(() -> new PreparedConv2d(Tensor.zeros(4, 3, 3, 3), Tensor.zeros(5), config))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("conv2d", "bias [5]", "expected [4]");
  }
}
