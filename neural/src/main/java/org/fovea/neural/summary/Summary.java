package org.fovea.neural.summary;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/**
 * What a model consists of and what a forward pass takes: one row per module, the model first, each
 * module before those within it. A parameter, and a multiplication with addition, counts in exactly
 * one row, a shared one where it first occurs. Which operations count is said at {@link
 * org.fovea.neural.op.MultiplyAdds}; what is computed between modules counts in the one around.
 *
 * @param rows in the order of registration, unmodifiable
 */
public record Summary(List<SummaryRow> rows) {
  public Summary {
    rows = List.copyOf(rows);
  }

  /**
   * Summarises a model by a forward pass of zeros, without gradients and in evaluation mode, which
   * is undone afterwards.
   *
   * @param model from one tensor to one tensor
   * @param shape of its input, the batch included
   * @return the summary
   */
  public static Summary of(Layer model, int... shape) {
    return of(model, () -> model.forward(Tensor.zeros(shape)));
  }

  /**
   * Summarises a model by a forward pass of the caller's, run without gradients and in evaluation
   * mode, which is undone afterwards.
   *
   * @param model any module
   * @param pass goes through the model
   * @return the summary
   */
  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  public static Summary of(Module model, Supplier<?> pass) {
    return new Summary(new SummaryPass(model).run(pass));
  }

  /**
   * Elements of parameters that want their gradient.
   *
   * @return the sum over all rows
   */
  public long trainable() {
    return sum(SummaryRow::trainable);
  }

  /**
   * Elements of parameters that are frozen.
   *
   * @return the sum over all rows
   */
  public long frozen() {
    return sum(SummaryRow::frozen);
  }

  /**
   * Multiplications with addition of the whole pass.
   *
   * @return the sum over all rows
   */
  public long multiplyAdds() {
    return sum(SummaryRow::multiplyAdds);
  }

  private long sum(ToLongFunction<SummaryRow> column) {
    return rows.stream().mapToLong(column).sum();
  }

  /** A table for people, a line per module and one of totals. */
  @Override
  public String toString() {
    return SummaryTable.of(this);
  }
}
