package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.MatMul.matmul;
import static org.fovea.neural.op.Narrow.select;
import static org.fovea.neural.op.Permute.permute;
import static org.fovea.neural.op.Permute.transpose;
import static org.fovea.neural.op.Reshape.reshape;
import static org.fovea.neural.op.Softmax.softmax;

import java.util.random.RandomGenerator;
import org.fovea.neural.init.Normal;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Gather;
import org.fovea.neural.op.Scale;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Attention within shifted windows, with a bias for each distance between pixels (Swin Transformer,
 * Liu et al., 2021, equation 4), {@code [N, H, W, C]} to the same. Parameters {@code
 * relative_position_bias_table [(2 window - 1)^2, heads]}, {@code qkv} and {@code proj}; buffer
 * {@code relative_position_index [window^4]}.
 */
final class WindowAttention extends Layer {
  private final int window;
  private final int shift;
  private final int heads;
  private final Parameter table;
  private final IntTensor index;
  private final Linear qkv;
  private final Linear projection;

  WindowAttention(int channels, int heads, int window, int shift) {
    this.window = window;
    this.shift = shift;
    this.heads = heads;
    int distances = 2 * window - 1;
    table = parameter("relative_position_bias_table", Tensor.zeros(distances * distances, heads));
    index = IntTensor.of(distanceIndex(window));
    float[] stored = new float[index.data().length];
    for (int i = 0; i < stored.length; i++) {
      stored[i] = index.data()[i];
    }
    buffer("relative_position_index", Tensor.of(stored, stored.length));
    qkv = child("qkv", Blank.linear(channels, 3 * channels));
    projection = child("proj", Blank.linear(channels, channels));
  }

  /** The table's row for each pair of pixels of a window. */
  private static int[] distanceIndex(int window) {
    int pixels = window * window;
    int distances = 2 * window - 1;
    int[] rows = new int[pixels * pixels];
    for (int i = 0; i < pixels; i++) {
      for (int j = 0; j < pixels; j++) {
        int down = i / window - j / window + window - 1;
        int right = i % window - j % window + window - 1;
        rows[i * pixels + j] = down * distances + right;
      }
    }
    return rows;
  }

  void initialiseTable(RandomGenerator random) {
    Normal.fillTruncated(table, 0, 0.02, -2, 2, random);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    ShiftedWindows windows = new ShiftedWindows(x.dim(1), x.dim(2), window, shift);
    Tensor pixels = windows.cut(x);
    int count = pixels.dim(0);
    int length = pixels.dim(1);
    int channels = pixels.dim(2);
    int width = channels / heads;
    Tensor projected = reshape(qkv.forward(pixels), count, length, 3, heads, width);
    Tensor apart = permute(projected, 2, 0, 3, 1, 4);
    Tensor q = Scale.scale(select(apart, 0, 0), (float) (1 / Math.sqrt(width)));
    Tensor scores = add(matmul(q, transpose(select(apart, 0, 1), -2, -1)), bias());
    Tensor weights = softmax(masked(scores, windows), -1);
    Tensor attended = transpose(matmul(weights, select(apart, 0, 2)), 1, 2);
    return windows.join(projection.forward(reshape(attended, count, length, channels)));
  }

  /** [1, heads, window * window, window * window]. */
  private Tensor bias() {
    int pixels = window * window;
    Tensor rows = reshape(Gather.indexSelect(table, 0, index), 1, pixels, pixels, heads);
    return permute(rows, 0, 3, 1, 2);
  }

  private static Tensor masked(Tensor scores, ShiftedWindows windows) {
    @Nullable Tensor mask = windows.mask();
    if (mask == null) {
      return scores;
    }
    int batch = scores.dim(0) / windows.count();
    int length = scores.dim(2);
    Tensor byImage = reshape(scores, batch, windows.count(), scores.dim(1), length, length);
    return reshape(add(byImage, mask), scores.dim(0), scores.dim(1), length, length);
  }
}
