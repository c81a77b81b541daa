package org.fovea.neural.detection.yolo;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.Tensor;

/**
 * A cross stage partial layer with three convolutions (CSPNet, Wang et al., 2020, figure 3): half
 * of the channels pass the blocks, the other half pass by.
 */
final class CspLayer extends Layer {
  private final Layer through;
  private final Layer past;
  private final Layer mixture;
  private final Sequential blocks;

  CspLayer(int in, int out, int count, boolean shortcut, YoloScale scale, RandomGenerator random) {
    int hidden = out / 2;
    through = child("conv1", NormalisedConv.silu(in, hidden, 1, 1, random));
    past = child("conv2", NormalisedConv.silu(in, hidden, 1, 1, random));
    mixture = child("conv3", NormalisedConv.silu(2 * hidden, out, 1, 1, random));
    List<Layer> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new CspBottleneck(hidden, shortcut, scale, random));
    }
    blocks = child("m", new Sequential(all));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          Tensor deep = blocks.forward(through.forward(x));
          return mixture.forward(Concat.cat(List.of(deep, past.forward(x)), 1));
        });
  }
}
