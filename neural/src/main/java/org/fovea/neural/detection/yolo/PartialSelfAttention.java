package org.fovea.neural.detection.yolo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Narrow;
import org.fovea.neural.tensor.Tensor;

/**
 * Partial self-attention (YOLOv10, Wang et al., 2024, section 3.2): half of the channels attend to
 * all pixels of a coarse map and pass a network of two layers, then all are mixed.
 */
final class PartialSelfAttention extends Layer {
  private final int half;
  private final Layer first;
  private final Layer attention;
  private final Layer feedForward;
  private final Layer mixture;

  PartialSelfAttention(int channels, RandomGenerator random) {
    half = channels / 2;
    first = child("conv1", NormalisedConv.silu(channels, 2 * half, 1, 1, random));
    attention = child("attention", new PixelAttention(half, random));
    feedForward =
        child(
            "ffn",
            new Sequential(
                NormalisedConv.silu(half, 2 * half, 1, 1, random),
                NormalisedConv.linear(2 * half, half, 1, random)));
    mixture = child("conv2", NormalisedConv.silu(2 * half, channels, 1, 1, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          Tensor both = first.forward(x);
          Tensor attending = Narrow.narrow(both, 1, half, half);
          attending = Add.add(attending, attention.forward(attending));
          attending = Add.add(attending, feedForward.forward(attending));
          return mixture.forward(
              Concat.cat(List.of(Narrow.narrow(both, 1, 0, half), attending), 1));
        });
  }
}
