package org.fovea.neural.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.ConvTranspose2d;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Recurrent;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.MatMul;
import org.fovea.neural.op.Permute;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final Random random = new Random(1);
  private final Conv2dConfig same = Conv2dConfig.defaults().withPadding(1);

  private Sequential network() {
    return new Sequential(
        new Sequential(new Conv2d(1, 8, 3, same, random), new BatchNorm2d(8), new ReLU()),
        new MaxPool2d(2),
        new Conv2d(8, 16, 3, same, random),
        new AdaptiveAvgPool2d(1, 1),
        new Flatten(),
        new Linear(16, 3, random));
  }

  @Test
  void aSmallNetworkIsCountedAsByHand() {
    Sequential network = network();
    network.children().values().iterator().next().requiresGrad(false);
    // 2 images * 8 filters * 12 * 12 pixels * 9 taps, and likewise with 8 * 9 taps at 6 * 6.
    String expected =
        """
        layer                  output          trainable  frozen  multiply-adds
        Sequential             [2, 3]                  0       0              0
          0 Sequential         [2, 8, 12, 12]          0       0              0
            0 Conv2d           [2, 8, 12, 12]          0      80         20,736
            1 BatchNorm2d      [2, 8, 12, 12]          0      16              0
            2 ReLU             [2, 8, 12, 12]          0       0              0
          1 MaxPool2d          [2, 8, 6, 6]            0       0              0
          2 Conv2d             [2, 16, 6, 6]       1,168       0         82,944
          3 AdaptiveAvgPool2d  [2, 16, 1, 1]           0       0              0
          4 Flatten            [2, 16]                 0       0              0
          5 Linear             [2, 3]                 51       0             96
        total                                      1,219      96        103,776
        """;
    assertThat(Summary.of(network, 2, 1, 12, 12)).hasToString(expected);
  }

  @Test
  void groupsAndTransposition() {
    Conv2d grouped = new Conv2d(8, 16, 3, same.withGroups(4), random);
    // 16 filters * 10 * 10 pixels * 2 channels * 9 taps.
    assertThat(Summary.of(grouped, 1, 8, 10, 10).multiplyAdds()).isEqualTo(28_800);
    ConvTranspose2d transposed =
        new ConvTranspose2d(4, 6, 2, Conv2dConfig.defaults().withStride(2), random);
    // 4 channels * 5 * 5 pixels * 6 filters * 4 taps.
    assertThat(Summary.of(transposed, 1, 4, 5, 5).multiplyAdds()).isEqualTo(2_400);
  }

  @Test
  void attentionAndRecurrence() {
    MultiheadAttention attention = new MultiheadAttention(6, 2, random);
    Tensor x = Tensor.zeros(1, 4, 6);
    Summary summary = Summary.of(attention, () -> attention.forward(x, x, x, null));
    // Three projections 4 * 6 * 6, scores and their use 4 * 4 * 6 each; then the output's.
    assertThat(summary.rows())
        .extracting(SummaryRow::multiplyAdds)
        .containsExactly(3L * 144 + 2 * 96, 144L);
    Recurrent lstm = new Recurrent(Recurrent.Cell.LSTM, 3, 5, 1, false, false, random);
    Tensor steps = Tensor.zeros(4, 2, 3);
    // 4 steps * 2 sequences * 20 gates * (3 + 5) inputs.
    assertThat(Summary.of(lstm, () -> lstm.forward(steps, lstm.zeroState(2), null)).multiplyAdds())
        .isEqualTo(1_280);
  }

  /** Uses one layer twice, and multiplies outside of any layer within it. */
  private static final class Twice extends Layer {
    private final Linear linear;

    Twice(Random random) {
      linear = child("linear", new Linear(3, 3, false, random));
      child("again", linear);
      parameter("scale", Tensor.zeros(7));
    }

    @Override
    public Tensor forward(Tensor x) {
      Tensor y = linear.forward(linear.forward(x));
      return MatMul.matmul(y, Permute.transpose(y, 0, 1));
    }
  }

  @Test
  void sharedLayersCountTheirUsesButTheirParametersOnce() {
    Summary summary = Summary.of(new Twice(random), 2, 3);
    assertThat(summary.rows())
        .extracting(SummaryRow::name, SummaryRow::trainable, SummaryRow::multiplyAdds)
        .containsExactly(tuple("", 7L, 12L), tuple("linear", 9L, 36L));
    assertThat(Objects.requireNonNull(summary.rows().get(0).output()).toArray())
        .containsExactly(2, 2);
  }

  @Test
  void otherThreadsPassesAreNotSeen() {
    Linear linear = new Linear(3, 2, random);
    Tensor x = Tensor.zeros(1, 3);
    Summary summary =
        Summary.of(
            linear,
            () -> {
              Tensor y = linear.forward(x);
              CompletableFuture.runAsync(() -> linear.forward(Tensor.zeros(100, 3))).join();
              return y;
            });
    assertThat(summary.multiplyAdds()).isEqualTo(6);
    assertThat(Objects.requireNonNull(summary.rows().get(0).output()).toArray())
        .containsExactly(1, 2);
  }

  @Test
  void theModelIsLeftAsItWas() {
    Sequential network = new Sequential(network(), new Dropout(0.5, random), new ReLU());
    network.layers().get(1).eval();
    float[] before = state(network);
    Summary.of(network, 2, 1, 12, 12);
    assertThat(network.layers()).extracting(Layer::isTraining).containsExactly(true, false, true);
    assertThat(network.isTraining()).isTrue();
    assertThat(state(network)).isEqualTo(before);
  }

  private static float[] state(Sequential network) {
    return Objects.requireNonNull(network.stateDict().get("0.0.1.num_batches_tracked"))
        .data()
        .clone();
  }
}
