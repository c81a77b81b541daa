package org.fovea.neural.data;

import java.util.List;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Examples of classes, one after another.
 *
 * @param inputs {@code [N, ...]}
 * @param labels {@code [N]}
 */
public record LabelledBatch(Tensor inputs, IntTensor labels) {
  /**
   * Stacks examples.
   *
   * @param examples at least one, inputs of the same shape
   * @return copies of their inputs, and their labels
   * @throws ShapeException when the shapes differ
   */
  public static LabelledBatch of(List<Labelled> examples) {
    Tensor inputs = Concat.stack(examples.stream().map(Labelled::input).toList(), 0);
    int[] labels = examples.stream().mapToInt(Labelled::label).toArray();
    return new LabelledBatch(inputs, IntTensor.of(labels));
  }
}
