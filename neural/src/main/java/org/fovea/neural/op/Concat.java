package org.fovea.neural.op;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Tensors put together along a dimension. */
public final class Concat {
  private Concat() {}

  /**
   * Puts tensors after one another along a dimension.
   *
   * @param tensors at least one, equal in all other extents
   * @param dim the dimension
   * @return that extent is the sum of theirs
   * @throws ShapeException when other extents differ
   */
  public static Tensor cat(List<Tensor> tensors, int dim) {
    if (tensors.isEmpty()) {
      throw new ShapeException("cat: no tensors, expected one or more");
    }
    Shape first = tensors.get(0).shape();
    int total = 0;
    for (Tensor tensor : tensors) {
      Shape shape = tensor.shape();
      if (shape.rank() != first.rank() || !shape.with(dim, 0).equals(first.with(dim, 0))) {
        throw new ShapeException(
            "cat: %s and %s along dimension %d, expected equal extents elsewhere"
                .formatted(first, shape, dim));
      }
      total += shape.dim(dim);
    }
    Shape shape = first.with(dim, total);
    Lanes lanes = Lanes.along(shape, dim);
    float[] out = new float[shape.numel()];
    int[] starts = new int[tensors.size() + 1];
    for (int i = 0; i < tensors.size(); i++) {
      starts[i + 1] = starts[i] + tensors.get(i).dim(dim);
      copy(tensors.get(i).data(), starts[i], starts[i + 1], lanes, out, true);
    }
    return Autograd.result(
        "cat",
        out,
        shape,
        (g, in) -> {
          for (int i = 0; i + 1 < starts.length; i++) {
            if (in.needs(i)) {
              float[] part = new float[lanes.lanes() * (starts[i + 1] - starts[i])];
              copy(part, starts[i], starts[i + 1], lanes, g, false);
              in.add(i, part);
            }
          }
        },
        tensors.toArray(new Tensor[0]));
  }

  private static void copy(
      float[] part, int from, int to, Lanes lanes, float[] whole, boolean toWhole) {
    int length = (to - from) * lanes.inner();
    for (int o = 0; o < lanes.outer(); o++) {
      int at = (o * lanes.count() + from) * lanes.inner();
      if (toWhole) {
        System.arraycopy(part, o * length, whole, at, length);
      } else {
        System.arraycopy(whole, at, part, o * length, length);
      }
    }
  }

  /**
   * Puts tensors of one shape together along a new dimension.
   *
   * @param tensors at least one
   * @param dim the new dimension's place in the result, {@code -rank-1..rank}
   * @return a shape with one dimension more
   * @throws ShapeException when shapes differ
   */
  public static Tensor stack(List<Tensor> tensors, int dim) {
    List<Tensor> slices = new ArrayList<>();
    for (Tensor tensor : tensors) {
      slices.add(Reshape.unsqueeze(tensor, dim));
    }
    return cat(slices, dim);
  }
}
