package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;

/** Results and gradients have the same bits whatever the number of threads. */
class RegionThreadsTest {
  private static final Tensor ROIS =
      Tensor.of(
          new float[] {0, 1, 1, 9.5f, 7, 1, 0, 2, 15, 15.25f, 0, 6, 6, 6.4f, 6.3f, 1, -3, 4, 8, 20},
          4,
          5);

  private static void sameBits(Function<List<Tensor>, Tensor> operation, int[]... shapes) {
    List<float[]> alone = run(Workers.NONE, operation, shapes);
    for (int threads : new int[] {2, 5}) {
      List<float[]> shared = run(Workers.fixed(threads), operation, shapes);
      for (int i = 0; i < alone.size(); i++) {
        assertThat(shared.get(i)).as("%d threads, array %d", threads, i).isEqualTo(alone.get(i));
      }
    }
  }

  /** The result and the gradient of each input, from fixed random inputs. */
  private static List<float[]> run(
      Workers workers, Function<List<Tensor>, Tensor> operation, int[]... shapes) {
    Random random = new Random(7);
    List<Tensor> inputs = new ArrayList<>();
    for (int[] shape : shapes) {
      inputs.add(Tensor.randn(random, shape).requiresGrad(true));
    }
    List<float[]> arrays = new ArrayList<>();
    workers.call(
        () -> {
          Tensor out = operation.apply(inputs);
          arrays.add(out.data());
          out.backward(Tensor.randn(random, out.shape().toArray()));
          return out;
        });
    inputs.forEach(input -> arrays.add(Objects.requireNonNull(input.grad()).data()));
    return arrays;
  }

  @Test
  void roiAlign() {
    RoiAlignConfig config = RoiAlignConfig.of(7, 7).withSpatialScale(0.5);
    sameBits(in -> RoiAlign.roiAlign(in.get(0), ROIS, config), new int[] {2, 37, 8, 9});
  }

  @Test
  void roiPool() {
    sameBits(in -> RoiPool.roiPool(in.get(0), ROIS, 3, 4, 0.5), new int[] {2, 65, 8, 9});
  }

  @Test
  void positionSensitive() {
    RoiAlignConfig config = RoiAlignConfig.of(3, 4).withSpatialScale(0.5);
    sameBits(in -> PsRoiAlign.psRoiAlign(in.get(0), ROIS, config), new int[] {2, 2400, 4, 4});
    sameBits(in -> PsRoiPool.psRoiPool(in.get(0), ROIS, 3, 4, 0.25), new int[] {2, 2400, 4, 4});
  }

  @Test
  void deformConv2d() {
    // Several pieces of output pixels and several blocks of channels, in two groups each.
    Conv2dConfig config = Conv2dConfig.defaults().withPadding(1).withGroups(2);
    sameBits(
        in ->
            DeformConv2d.deformConv2d(
                in.get(0), in.get(1), in.get(2), in.get(3), in.get(4), config),
        new int[] {2, 88, 13, 17},
        new int[] {2, 36, 13, 17},
        new int[] {2, 18, 13, 17},
        new int[] {6, 44, 3, 3},
        new int[] {6});
  }
}
