package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.MaxPool2d;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * Spatial pyramid pooling (He et al., 2014) in the form of the YOLO line: the greatest values of
 * windows of 5, 9 and 13 pixels beside the map itself.
 */
final class SpatialPyramid extends Layer {
  private static final int[] WINDOWS = {5, 9, 13};

  private final Layer narrowing;
  private final Layer mixture;

  SpatialPyramid(int in, int out, RandomGenerator random) {
    int hidden = in / 2;
    narrowing = child("conv1", NormalisedConv.silu(in, hidden, 1, 1, random));
    mixture = child("conv2", NormalisedConv.silu(hidden * (1 + WINDOWS.length), out, 1, 1, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          List<Tensor> maps = new ArrayList<>();
          maps.add(narrowing.forward(x));
          for (int window : WINDOWS) {
            Pool2dConfig config = Pool2dConfig.of(window).withStride(1).withPadding(window / 2);
            maps.add(MaxPool2d.maxPool2d(maps.get(0), config));
          }
          return mixture.forward(Concat.cat(maps, 1));
        });
  }
}
