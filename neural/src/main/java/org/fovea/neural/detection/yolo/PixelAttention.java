package org.fovea.neural.detection.yolo;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Attention;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Permute;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.Tensor;

/**
 * Attention of every pixel to all pixels. Queries and keys are half as long as values, and
 * convolutions are normalised by the batch (LeViT, Graham et al., 2021); a depthwise convolution of
 * the values tells where they are (Conditional Positional Encodings, Chu et al., 2021).
 */
final class PixelAttention extends Layer {
  private static final int CHANNELS_PER_HEAD = 64;

  private final int channels;
  private final int heads;
  private final Layer queries;
  private final Layer keys;
  private final Layer values;
  private final Conv2d position;
  private final Layer mixture;

  PixelAttention(int channels, RandomGenerator random) {
    this.channels = channels;
    heads = channels % CHANNELS_PER_HEAD == 0 ? channels / CHANNELS_PER_HEAD : 1;
    int half = channels / 2;
    queries = child("q", NormalisedConv.linear(channels, half, 1, random));
    keys = child("k", NormalisedConv.linear(channels, half, 1, random));
    values = child("v", NormalisedConv.linear(channels, channels, 1, random));
    Conv2dConfig each = Conv2dConfig.defaults().withPadding(1).withGroups(channels);
    position = child("position", new Conv2d(channels, channels, 3, each, random));
    mixture = child("proj", NormalisedConv.linear(channels, channels, 1, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          Tensor v = values.forward(x);
          Tensor attended =
              Attention.attention(
                  split(queries.forward(x)), split(keys.forward(x)), split(v), null);
          Tensor joined =
              Reshape.reshape(
                  Permute.permute(attended, 0, 1, 3, 2), x.dim(0), channels, x.dim(2), x.dim(3));
          return mixture.forward(Add.add(joined, position.forward(v)));
        });
  }

  /** From [N, C, H, W] to [N, heads, H * W, C / heads]. */
  private Tensor split(Tensor x) {
    Tensor apart = Reshape.reshape(x, x.dim(0), heads, x.dim(1) / heads, x.dim(2) * x.dim(3));
    return Permute.permute(apart, 0, 1, 3, 2);
  }
}
