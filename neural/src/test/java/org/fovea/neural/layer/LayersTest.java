package org.fovea.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Stream;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.op.StochasticDepth.Mode;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Layers have PyTorch's parameter names and shapes; what they compute, their operations' tests
 * hold.
 */
class LayersTest {
  private final Random random = new Random(1);

  private static void parameters(Module module, Object... namesAndShapes) {
    Object[] found =
        module.stateDict().entrySet().stream()
            .flatMap(e -> Stream.of(e.getKey(), e.getValue().shape().toString()))
            .toArray();
    assertThat(found).containsExactly(namesAndShapes);
  }

  private static String output(Layer layer, int... shape) {
    return layer.forward(Tensor.full(1, shape)).shape().toString();
  }

  @Test
  void normalisations() {
    parameters(new GroupNorm(2, 4), "weight", "[4]", "bias", "[4]");
    parameters(new InstanceNorm2d(4));
    parameters(new InstanceNorm2d(4, true, 1e-5), "weight", "[4]", "bias", "[4]");
    parameters(new LocalResponseNorm(5));
    Tensor x = Tensor.randn(random, 2, 4, 3, 3);
    // As many groups as channels make it the instance norm.
    assertThat(new GroupNorm(4, 4).forward(x).data())
        .isEqualTo(new InstanceNorm2d(4).forward(x).data());
    assertThat(output(new LocalResponseNorm(5), 2, 7, 3, 3)).isEqualTo("[2, 7, 3, 3]");
    assertThatThrownBy(() -> new GroupNorm(3, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new InstanceNorm2d(3).forward(x)).isInstanceOf(ShapeException.class);
  }

  @Test
  void poolings() {
    assertThat(output(new AvgPool2d(2), 1, 3, 6, 4)).isEqualTo("[1, 3, 3, 2]");
    assertThat(output(new AdaptiveMaxPool2d(2, 3), 1, 3, 6, 7)).isEqualTo("[1, 3, 2, 3]");
    Tensor sums = new SumPool2d(Pool2dConfig.of(2)).forward(Tensor.full(1, 1, 1, 2, 2));
    assertThat(sums.data()).containsExactly(4);
  }

  @Test
  void unpoolingPutsMaximaBack() {
    Pool2dConfig config = Pool2dConfig.of(2);
    Tensor x = Tensor.of(new float[] {1, 2, 5, 3, 4, 0, 7, 6}, 1, 1, 2, 4);
    Tensor back = new MaxUnpool2d(config).forward(new MaxPool2d(config).forwardWithIndices(x));
    assertThat(back.shape().toArray()).containsExactly(1, 1, 2, 4);
    assertThat(back.data()).containsExactly(0, 0, 0, 0, 4, 0, 7, 0);
  }

  @Test
  void transposedConvolution() {
    Conv2dConfig config = Conv2dConfig.defaults().withStride(2).withPadding(1).withGroups(2);
    ConvTranspose2d layer = new ConvTranspose2d(4, 6, 3, config, 1, true, random);
    parameters(layer, "weight", "[4, 3, 3, 3]", "bias", "[6]");
    // (5 - 1) * 2 - 2 + 2 + 1 + 1
    assertThat(output(layer, 1, 4, 5, 5)).isEqualTo("[1, 6, 10, 10]");
    double bound = 1 / Math.sqrt(3 * 9);
    for (Tensor values : layer.parameters()) {
      for (float value : values.data()) {
        assertThat(Math.abs(value)).isLessThanOrEqualTo((float) bound);
      }
    }
  }

  @Test
  void embeddingHasPadding() {
    Embedding layer = new Embedding(5, 3, 2, random);
    parameters(layer, "weight", "[5, 3]");
    Tensor y = layer.forward(IntTensor.of(2, 4));
    assertThat(y.shape().toArray()).containsExactly(2, 3);
    assertThat(y.data()).startsWith(0, 0, 0);
    assertThat(y.data()[3]).isNotZero();
    assertThatThrownBy(() -> new Embedding(5, 3, 5, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("padding row 5, expected 0..4");
  }

  @Test
  void arrangements() {
    assertThat(output(new PixelShuffle(2), 1, 8, 3, 5)).isEqualTo("[1, 2, 6, 10]");
    assertThat(output(new PixelUnshuffle(2), 1, 2, 6, 10)).isEqualTo("[1, 8, 3, 5]");
    assertThat(output(new Upsample(2), 1, 2, 3, 5)).isEqualTo("[1, 2, 6, 10]");
    assertThat(output(new Upsample(1.5, Interpolation.LINEAR, true), 1, 2, 4, 5))
        .isEqualTo("[1, 2, 6, 7]");
    Tensor x = Tensor.zeros(2);
    assertThat(new Identity().forward(x)).isSameAs(x);
  }

  @Test
  void slopesForAllOrEachChannel() {
    parameters(new PReLU(), "weight", "[1]");
    Tensor x = Tensor.of(new float[] {-4, 2, -8, 3}, 1, 2, 2);
    assertThat(new PReLU().forward(x).data()).containsExactly(-1, 2, -2, 3);
    assertThat(new PReLU(2).forward(x).data()).containsExactly(-1, 2, -2, 3);
  }

  @Test
  void droppingIsForTrainingAlone() {
    Tensor x = Tensor.full(1, 8, 4, 2, 2);
    for (Layer layer :
        new Layer[] {
          new Dropout2d(0.5, random),
          new StochasticDepth(0.5, Mode.ROW, random),
          new StochasticDepth(0.5, Mode.BATCH, random)
        }) {
      assertThat(layer.forward(x).data()).isNotEqualTo(x.data());
      layer.eval();
      assertThat(layer.forward(x)).isSameAs(x);
    }
    assertThatThrownBy(() -> new Dropout2d(1, random))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("p is 1.0");
  }
}
