package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Regions at the edges of what is defined. */
class RegionsTest {
  private static Tensor roi(float... values) {
    return Tensor.of(values, values.length / 5, 5);
  }

  @Test
  void noRegionGivesNothing() {
    Tensor x = Tensor.zeros(1, 4, 6, 6).requiresGrad(true);
    RoiAlignConfig config = RoiAlignConfig.of(2, 2);
    Tensor none = Tensor.zeros(0, 5);
    List<Tensor> results =
        List.of(
            RoiAlign.roiAlign(x, none, config),
            RoiPool.roiPool(x, none, 2, 2, 1),
            MultiScaleRoiAlign.multiScaleRoiAlign(
                List.of(x, x), List.of(Tensor.zeros(0, 4)), 6, config));
    for (Tensor result : results) {
      assertThat(result.shape().toArray()).containsExactly(0, 4, 2, 2);
      Sum.sum(result).backward();
    }
    assertThat(PsRoiAlign.psRoiAlign(x, none, config).shape().toArray())
        .containsExactly(0, 1, 2, 2);
  }

  @Test
  void aConstantMapGivesTheConstant() {
    Tensor x = Tensor.full(3, 1, 2, 9, 9);
    Tensor rois = roi(0, 1, 1, 7.3f, 5.1f, 0, 2.2f, 3, 2.3f, 8);
    float[] averages = RoiAlign.roiAlign(x, rois, RoiAlignConfig.of(3, 3).withAligned(true)).data();
    for (float average : averages) {
      // Two sums of a few weights, rounded.
      assertThat(average).isCloseTo(3, within(8 * Math.ulp(3f)));
    }
  }

  @Test
  void aRegionFarOutsideIsZero() {
    Tensor x = Tensor.full(3, 1, 1, 4, 4);
    Tensor rois = roi(0, 100, 100, 120, 120, 0, -1e30f, -1e30f, -1e29f, -1e29f);
    assertThat(RoiAlign.roiAlign(x, rois, RoiAlignConfig.of(2, 2)).data()).containsOnly(0);
    assertThat(RoiPool.roiPool(x, rois, 2, 2, 1).data()).containsOnly(0);
  }

  @Test
  void poolingEqualsItsDefinition() {
    Random random = new Random(2);
    // Of few values, so that many are equal.
    Tensor x =
        Elementwise.map("round", Tensor.randn(random, 1, 3, 21, 40), Math::round, (v, y) -> 0);
    x = x.detach().requiresGrad(true);
    Tensor rois = roi(0, 2, 3, 36, 17, 0, 30, -5, 60, 9, 0, 7, 7, 7, 7, 0, -9, 0, -8, 5);
    Tensor out = RoiPool.roiPool(x, rois, 3, 4, 1);
    Tensor g = Tensor.randn(random, 4, 3, 3, 4);
    out.backward(g);
    float[] slopes = new float[x.numel()];
    for (int i = 0; i < out.numel(); i++) {
      int plane = i / 12 % 3 * 21 * 40;
      int winner = winner(x.data(), plane, rois.data(), i / 36 * 5, i % 12 / 4, i % 4);
      assertThat(out.data()[i]).as("bin %d", i).isEqualTo(winner < 0 ? 0 : x.data()[winner]);
      if (winner >= 0) {
        slopes[winner] += g.data()[i];
      }
    }
    assertThat(Objects.requireNonNull(x.grad()).data())
        .containsExactly(slopes, within(4 * Math.ulp(4f)));
  }

  private static int winner(float[] x, int plane, float[] rois, int roi, int row, int column) {
    int left = (int) rois[roi + 1];
    int top = (int) rois[roi + 2];
    float height = (rois[roi + 4] - top + 1) / 3;
    float width = (rois[roi + 3] - left + 1) / 4;
    int winner = -1;
    for (int i = (int) (row * height); i < Math.ceil((row + 1) * height); i++) {
      for (int j = (int) (column * width); j < Math.ceil((column + 1) * width); j++) {
        int at = plane + (top + i) * 40 + left + j;
        boolean inside = top + i >= 0 && top + i < 21 && left + j >= 0 && left + j < 40;
        if (inside && (winner < 0 || x[at] > x[winner])) {
          winner = at;
        }
      }
    }
    return winner;
  }

  /** The operation is linear, so its gradient is its transpose: (g, f(x)) = (f'(g), x). */
  @Test
  void positionSensitivePoolingInsideHasItsDerivativeAsGradient() {
    Random random = new Random(5);
    Tensor x = Tensor.randn(random, 1, 12, 8, 8).requiresGrad(true);
    Tensor out = PsRoiPool.psRoiPool(x, roi(0, 1, 0, 6, 5.2f), 3, 2, 1);
    Tensor g = Tensor.randn(random, 1, 2, 3, 2);
    out.backward(g);
    double left = dot(g.data(), out.data());
    double right = dot(Objects.requireNonNull(x.grad()).data(), x.data());
    assertThat(left).isCloseTo(right, within(12 * 8.0 * Math.ulp(4f)));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
