package org.fovea.neural.diffusion;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Permute.transpose;
import static org.fovea.neural.op.Reshape.flatten;
import static org.fovea.neural.op.Reshape.reshape;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.GroupNorm;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.tensor.Tensor;

/** Attention of each pixel of a map to all, with a residual sum, {@code [N, C, H, W]}. */
final class PixelAttention extends Layer {
  private static final int GROUPS = 8;
  private static final int HEADS = 4;

  private final GroupNorm norm;
  private final MultiheadAttention attention;

  PixelAttention(int channels, RandomGenerator random) {
    norm = child("norm", new GroupNorm(GROUPS, channels));
    attention = child("attention", new MultiheadAttention(channels, HEADS, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor tokens = transpose(flatten(norm.forward(x), 2), 1, 2);
    Tensor attended = transpose(attention.output(tokens, tokens, tokens, null), 1, 2);
    return add(x, reshape(attended, x.shape().toArray()));
  }
}
