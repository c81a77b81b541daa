package org.fovea.neural.augment.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.fovea.neural.data.Labelled;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixingTest {
  /** Three pictures of 2 x 6 x 8 that hold 0, 1 and 2, of the classes 3, 0 and 3. */
  private static LabelledBatch batch() {
    int[] labels = {3, 0, 3};
    List<Labelled> examples =
        List.of(0, 1, 2).stream()
            .map(
                i -> {
                  float[] values = new float[2 * 6 * 8];
                  Arrays.fill(values, i);
                  return new Labelled(Tensor.of(values, 2, 6, 8), labels[i]);
                })
            .toList();
    return LabelledBatch.of(examples);
  }

  @Test
  void mixupBlendsWithTheExampleBefore() {
    SoftLabelledBatch mixed = new Mixup(1, 4).apply(batch(), new SplittableRandom(5));
    float share = 1 - mixed.targets().data()[4 + 3]; // of the second example's class 3
    assertThat(share).isBetween(0.01f, 0.99f);
    float[] inputs = mixed.inputs().data();
    assertThat(inputs[0]).isEqualTo(2 * (1 - share), within(1e-6f));
    assertThat(inputs[96]).isEqualTo(share, within(1e-6f));
    assertThat(inputs[2 * 96 + 95]).isEqualTo(2 * share + (1 - share), within(1e-6f));
    assertThat(mixed.targets().data())
        .containsExactly(
            new float[] {0, 0, 0, 1, share, 0, 0, 1 - share, 1 - share, 0, 0, share},
            within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void cutmixPutsARectangleOfTheExampleBefore(long seed) {
    SoftLabelledBatch mixed = new CutMix(1, 4).apply(batch(), new SplittableRandom(seed));
    float[] inputs = mixed.inputs().data();
    int taken = 0;
    for (int i = 0; i < 48; i++) {
      float value = inputs[96 + i];
      taken += value == 0 ? 1 : 0;
      assertThat(value).isIn(0f, 1f);
      assertThat(inputs[96 + 48 + i]).isEqualTo(value); // the same in every channel
      assertThat(inputs[i]).isEqualTo(value == 0 ? 2 : 0); // and in every example
    }
    assertThat(mixed.targets().data()[4]).isEqualTo(1 - taken / 48f, within(1e-6f));
    assertThat(mixed.targets().data()[4 + 3]).isEqualTo(taken / 48f, within(1e-6f));
  }

  @Test
  void mixedTargetsTrain() {
    SoftLabelledBatch mixed = new CutMix(1, 4).apply(batch(), new SplittableRandom(2));
    Tensor loss = CrossEntropy.crossEntropy(Tensor.zeros(3, 4), mixed.targets(), 0, Reduction.MEAN);
    assertThat(loss.data()[0]).isEqualTo((float) Math.log(4), within(1e-6f));
  }

  /** Of Beta(a, a) the mean is 1/2 and the variance 1 / (4 (2a + 1)). */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.2, 1, 5, 100})
  void sharesHaveTheMomentsOfTheirDistribution(double alpha) {
    SplittableRandom random = new SplittableRandom(7);
    int draws = 50_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < draws; i++) {
      double share = BetaDraw.of(alpha, random);
      assertThat(share).isBetween(0.0, 1.0);
      sum += share - 0.5;
      squares += (share - 0.5) * (share - 0.5);
    }
    double variance = 1 / (4 * (2 * alpha + 1));
    assertThat(sum / draws).isEqualTo(0, within(5 * Math.sqrt(variance / draws)));
    assertThat(squares / draws).isEqualTo(variance, within(0.03 * variance));
  }

  @Test
  void wrongUseIsNamed() {
    assertThatThrownBy(() -> new Mixup(0, 4)).hasMessageContaining("mixup: alpha is 0.0");
    assertThatThrownBy(() -> new CutMix(1, 0)).hasMessageContaining("cutmix: alpha is 1.0 and");
    assertThatThrownBy(() -> new Mixup(1, 3).apply(batch(), new SplittableRandom(1)))
        .hasMessageContaining("label is 3, expected 0..2");
    LabelledBatch flat = LabelledBatch.of(List.of(new Labelled(Tensor.zeros(5), 0)));
    assertThatThrownBy(() -> new CutMix(1, 4).apply(flat, new SplittableRandom(1)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("expected [N, C, H, W]");
  }
}
