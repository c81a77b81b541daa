package org.fovea.neural.layer;

import static org.fovea.neural.op.Embedding.NO_PADDING;
import static org.fovea.neural.op.Embedding.embedding;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Normal;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;

/**
 * Vectors looked up in a table. Parameter {@code weight [rows, length]}, at first standard normal,
 * the row of the padding 0.
 */
public final class Embedding extends Module {
  private final Parameter weight;
  private final int padding;

  /**
   * Makes a layer without padding.
   *
   * @param rows number of vectors
   * @param length of each
   * @param random the source of the initial values
   */
  public Embedding(int rows, int length, RandomGenerator random) {
    this(rows, length, NO_PADDING, random);
  }

  /**
   * Makes a layer.
   *
   * @param rows number of vectors
   * @param length of each
   * @param padding a row that stays as it is, or {@link org.fovea.neural.op.Embedding#NO_PADDING}
   * @param random the source of the initial values
   * @throws IllegalArgumentException when there is no such row
   */
  public Embedding(int rows, int length, int padding, RandomGenerator random) {
    if (padding < NO_PADDING || padding >= rows) {
      throw new IllegalArgumentException(
          "embedding: padding row %d, expected 0..%d or none".formatted(padding, rows - 1));
    }
    this.padding = padding;
    weight = parameter("weight", Tensor.zeros(rows, length));
    Normal.fill(weight, 0, 1, random);
    if (padding != NO_PADDING) {
      Arrays.fill(weight.data(), padding * length, (padding + 1) * length, 0);
    }
  }

  /**
   * The table.
   *
   * @return {@code [rows, length]}
   */
  public Parameter weight() {
    return weight;
  }

  /**
   * Looks up rows.
   *
   * @param indices any shape, each 0..rows-1
   * @return indices' shape and then length
   * @throws IllegalArgumentException when an index is out of range
   */
  public Tensor forward(IntTensor indices) {
    return observed(() -> embedding(indices, weight, padding));
  }
}
