package org.fovea.neural.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class WindowMaximaTest {
  /** Over odd sizes, paddings, dilations, cut-off windows, NaN and equal values. */
  @Test
  void areThoseOfMaxPool2d() {
    List<Pool2dConfig> configs =
        List.of(
            Pool2dConfig.of(2),
            Pool2dConfig.of(3).withStride(2).withPadding(1),
            Pool2dConfig.of(3).withStride(2).withCeilMode(true),
            Pool2dConfig.of(3).withStride(1).withPadding(1),
            Pool2dConfig.of(2, 3).withStride(3, 1).withPadding(1, 1),
            Pool2dConfig.of(3).withStride(4).withDilation(2).withPadding(1));
    for (Pool2dConfig config : configs) {
      for (int[] size : new int[][] {{5, 6}, {17, 33}, {8, 64}, {31, 40}}) {
        Tensor x = Tensor.randn(new Random(1), 2, 3, size[0], size[1]);
        x.data()[7] = Float.NaN;
        x.data()[20] = Float.NEGATIVE_INFINITY;
        Tensor expected = MaxPool2d.maxPool2d(x, config);
        Tensor out = Tensor.full(Float.NaN, WindowMaxima.outShape(x.shape(), config).toArray());
        WindowMaxima.pool(x, config, out);
        assertThat(out.data()).as("%s of %s", config, x.shape()).isEqualTo(expected.data());
      }
    }
  }
}
