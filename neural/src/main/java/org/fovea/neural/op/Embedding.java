package org.fovea.neural.op;

import java.util.Arrays;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/** Vectors looked up in a table. */
public final class Embedding {
  /** No row is padding. */
  public static final int NO_PADDING = -1;

  private Embedding() {}

  /**
   * Looks up rows.
   *
   * @param indices any shape, each 0..rows-1
   * @param weight the table, {@code [rows, length]}
   * @param padding a row that gets no gradient, or {@link #NO_PADDING}
   * @return indices' shape and then length
   * @throws ShapeException when the table is no matrix
   * @throws IllegalArgumentException when an index is out of range
   */
  public static Tensor embedding(IntTensor indices, Tensor weight, int padding) {
    if (weight.shape().rank() != 2) {
      throw new ShapeException(
          "embedding: table %s, expected [rows, length]".formatted(weight.shape()));
    }
    int length = weight.dim(1);
    int[] rows = indices.data();
    float[] out = new float[rows.length * length];
    for (int i = 0; i < rows.length; i++) {
      int row = Gather.requireIndex("embedding", rows[i], weight.dim(0));
      System.arraycopy(weight.data(), row * length, out, i * length, length);
    }
    int[] extents = Arrays.copyOf(indices.shape().toArray(), indices.shape().rank() + 1);
    extents[extents.length - 1] = length;
    return Autograd.result(
        "embedding",
        out,
        Shape.of(extents),
        (g, in) -> {
          float[] dw = in.accumulator(0);
          for (int i = 0; i < rows.length; i++) {
            for (int j = 0; rows[i] != padding && j < length; j++) {
              dw[rows[i] * length + j] += g[i * length + j];
            }
          }
        },
        weight);
  }

  /**
   * Ones at the given classes, zeros elsewhere.
   *
   * @param classes any shape, each 0..count-1
   * @param count number of classes
   * @return the classes' shape and then count
   * @throws IllegalArgumentException when a class is out of range
   */
  public static Tensor oneHot(IntTensor classes, int count) {
    int[] extents = Arrays.copyOf(classes.shape().toArray(), classes.shape().rank() + 1);
    extents[extents.length - 1] = count;
    Tensor out = Tensor.zeros(extents);
    for (int i = 0; i < classes.data().length; i++) {
      int index = Gather.requireIndex("one_hot", classes.data()[i], count);
      out.data()[i * count + index] = 1;
    }
    return out;
  }
}
