package org.fovea.neural.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.Tensor;

/**
 * A map beside the means of its parts at four scales (Pyramid Scene Parsing Network, Zhao et al.,
 * 2017, figure 3c), {@code [N, in, H, W]} to {@code [N, 2 * in, H, W]}. Part: {@code bins}.
 */
final class PyramidPooling extends Layer implements Composite {
  private static final int[] BINS = {1, 2, 3, 6};

  private final List<Layer> pooled = new ArrayList<>();

  PyramidPooling(int in, RandomGenerator random) {
    for (int bins : BINS) {
      pooled.add(new PooledContext(bins, in, in / BINS.length, random));
    }
    child("bins", new Branches(pooled));
  }

  @Override
  public Value compose(Value x) {
    return Value.concat(Stream.concat(Stream.of(x), pooled.stream().map(x::then)).toList(), 1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () ->
            Concat.cat(
                Stream.concat(Stream.of(x), pooled.stream().map(layer -> layer.forward(x)))
                    .toList(),
                1));
  }
}
