package org.fovea.neural.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.fovea.neural.golden.Filler;
import org.fovea.neural.op.Attention;
import org.fovea.neural.position.LearnedPositions;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stacks of layers are PyTorch's, padding and causal masks included; see transformers.py. */
class TransformersTest {
  /** Two layers of sums of up to 16 terms in float32, of values of the order of 1. */
  private static final double TOLERANCE = 2e-5;

  private final Tensor x = filled("x", 4);
  private final Tensor memory = filled("memory", 5);
  private final Tensor hidden =
      MultiheadAttention.paddingMask(Tensor.of(new float[] {0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, 2, 5));

  private static Tensor filled(String name, int length) {
    Tensor values = Tensor.of(Filler.fill(name, 2 * length * 8, 1, 0), 2, length, 8);
    return values.requiresGrad(true);
  }

  private static TransformerConfig config(boolean normFirst) {
    return TransformerConfig.of(8, 2, 16).withNormFirst(normFirst);
  }

  private static <M extends Module> M filled(M module) {
    module
        .namedParameters()
        .forEach(
            (name, p) -> {
              double scale = p.shape().rank() == 1 ? 0.5 : Math.sqrt(3.0 * p.dim(0) / p.numel());
              Filler.fill(p.data(), name, scale, 0);
            });
    return module;
  }

  private static void backward(Tensor y) {
    y.backward(Tensor.of(Filler.fill("out", y.numel(), 1, 0), y.shape()));
  }

  private static String name(boolean normFirst) {
    return normFirst ? "pre-norm " : "post-norm ";
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void encoderIsPyTorchs(boolean normFirst) throws IOException {
    TransformerEncoder encoder =
        filled(new TransformerEncoder(2, config(normFirst), new Random(1)));
    Tensor y = encoder.forward(memory, hidden);
    backward(y);
    equal(y, name(normFirst) + "encoder");
    equal(Objects.requireNonNull(memory.grad()), name(normFirst) + "encoder gradient 0");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void decoderIsPyTorchs(boolean normFirst) throws IOException {
    TransformerDecoder decoder =
        filled(new TransformerDecoder(2, config(normFirst), new Random(1)));
    Tensor y = decoder.forward(x, memory, Attention.causalMask(4, 4), hidden);
    backward(y);
    equal(y, name(normFirst) + "decoder");
    equal(Objects.requireNonNull(x.grad()), name(normFirst) + "decoder gradient 0");
    equal(Objects.requireNonNull(memory.grad()), name(normFirst) + "decoder gradient 1");
  }

  private static void equal(Tensor actual, String golden) throws IOException {
    double[] expected = values(golden);
    assertThat(actual.numel()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual.data()[i])
          .as("%s, value %d", golden, i)
          .isCloseTo(expected[i], within(TOLERANCE * (1 + Math.abs(expected[i]))));
    }
  }

  private static double[] values(String name) throws IOException {
    try (InputStream in = TransformersTest.class.getResourceAsStream("transformers.txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      String line = text.lines().filter(l -> l.startsWith(name + ": ")).findFirst().orElseThrow();
      String[] numbers = line.substring(name.length() + 2).split(" ");
      return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
    }
  }

  @Test
  void learnedPositionsAreAddedToTheFirst() {
    LearnedPositions positions = filled(new LearnedPositions(6, 8, new Random(1)));
    float[] table = positions.stateDict().values().iterator().next().data();
    float[] added = positions.forward(x).data();
    for (int i = 0; i < added.length; i++) {
      assertThat(added[i]).isEqualTo(x.data()[i] + table[i % 32]);
    }
    assertThatThrownBy(() -> positions.forward(Tensor.zeros(1, 7, 8)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> new TransformerEncoder(0, config(true), new Random(1)))
        .hasMessage("transformer: 0 layers, expected 1 or more");
  }
}
