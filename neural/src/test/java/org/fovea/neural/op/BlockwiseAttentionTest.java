package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plain form, {@link Attention}, has golden values; here it is what is compared with. */
class BlockwiseAttentionTest {
  /** Values are weighted means of numbers of about 1, in sums of as many terms as keys. */
  private static void assertSame(Tensor found, Tensor expected, int keys) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    float tolerance = 2e-7f * (10 + keys);
    for (int i = 0; i < expected.numel(); i++) {
      assertThat(found.data()[i])
          .as("element %d", i)
          .isCloseTo(expected.data()[i], org.assertj.core.data.Offset.offset(tolerance));
    }
  }

  private static Tensor noise(int seed, float scale, int... extents) {
    Tensor tensor = Tensor.randn(new Random(seed), extents);
    for (int i = 0; i < tensor.numel(); i++) {
      tensor.data()[i] *= scale;
    }
    return tensor;
  }

  /** Blocks hold 256 keys and queries: below, at and above, and where later scores are greater. */
  @ParameterizedTest
  @CsvSource({"1,1", "7,5", "256,256", "3,257", "300,600"})
  void isThePlainForm(int queries, int keys) {
    Tensor q = noise(1, 3, 2, 2, queries, 8);
    Tensor k = noise(2, 3, 2, 2, keys, 8);
    Tensor v = noise(3, 1, 2, 2, keys, 5);
    assertSame(
        BlockwiseAttention.attention(q, k, v, null), Attention.attention(q, k, v, null), keys);
    Tensor mask = noise(4, 2, 2, 1, queries, keys);
    assertSame(
        BlockwiseAttention.attention(q, k, v, mask), Attention.attention(q, k, v, mask), keys);
  }

  /** The first block of keys is hidden from every query, then all keys after each query. */
  @Test
  void hiddenKeysDoNotCount() {
    Tensor q = noise(1, 1, 1, 1, 300, 8);
    Tensor k = noise(2, 1, 1, 1, 300, 8);
    Tensor v = noise(3, 1, 1, 1, 300, 8);
    Tensor first = Tensor.zeros(1, 1, 1, 300);
    Arrays.fill(first.data(), 0, 256, Float.NEGATIVE_INFINITY);
    for (Tensor mask : new Tensor[] {first, Attention.causalMask(300, 300)}) {
      Tensor expected = Attention.attention(q, k, v, mask);
      assertSame(BlockwiseAttention.attention(q, k, v, mask), expected, 300);
    }
  }

  @Test
  void doesNotDependOnTheNumberOfThreads() {
    Tensor q = noise(1, 1, 1, 3, 300, 8);
    float[] alone = Workers.NONE.call(() -> BlockwiseAttention.attention(q, q, q, null)).data();
    for (Workers workers : SameBits.SHARED) {
      Tensor shared = workers.call(() -> BlockwiseAttention.attention(q, q, q, null));
      assertThat(shared.data()).isEqualTo(alone);
    }
  }

  @Test
  void aLayerUsesItWhereNoGradientIsRecorded() {
    MultiheadAttention layer = new MultiheadAttention(12, 3, new Random(1));
    Tensor x = noise(2, 1, 2, 20, 12);
    Tensor expected = layer.forward(x, x, x, null).output();
    assertSame(Autograd.noGrad(() -> layer.output(x, x, x, null)), expected, 20);
    Tensor recorded = layer.output(x, x, x, null);
    assertThat(recorded.data()).isEqualTo(expected.data());
    recorded.backward(Tensor.full(1, 2, 20, 12));
    assertThat(layer.outProjection().weight().grad()).isNotNull();
  }

  @Test
  void namesWhatItExpects() {
    Tensor q = Tensor.zeros(1, 2, 3, 4);
    assertThatThrownBy(() -> BlockwiseAttention.attention(q, Tensor.zeros(1, 2, 3, 5), q, null))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("attention", "[1, 2, 3, 5]", "expected [N, heads, L, E]");
    assertThatThrownBy(
            () -> BlockwiseAttention.selfAttention(Tensor.zeros(1, 3, 8), 2, Tensor.zeros(1, 3, 4)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("[1, 3, 8]", "expected [N, L, 3 E]");
    Tensor wanted = Tensor.zeros(1, 2, 3, 4).requiresGrad(true);
    assertThatThrownBy(() -> BlockwiseAttention.attention(wanted, q, q, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a gradient is wanted");
  }
}
