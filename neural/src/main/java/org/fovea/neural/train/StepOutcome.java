package org.fovea.neural.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.neural.op.Add;
import org.fovea.neural.tensor.Tensor;

/**
 * What a batch came to.
 *
 * @param losses scalars by name, at least one; training minimises their sum
 * @param figures what else is worth knowing, by name, such as the accuracy; means over the batch
 * @param examples how many the batch had, at least 1: its weight in the mean over an epoch
 */
public record StepOutcome(Map<String, Tensor> losses, Map<String, Double> figures, int examples) {
  public StepOutcome {
    if (losses.isEmpty() || examples < 1) {
      throw new IllegalArgumentException(
          "step outcome: %d losses of %d examples, expected at least one of each"
              .formatted(losses.size(), examples));
    }
    losses = new LinkedHashMap<>(losses);
    figures = new LinkedHashMap<>(figures);
  }

  /**
   * The sum of the losses.
   *
   * @return a scalar, with its place in the graph
   */
  public Tensor total() {
    return losses.values().stream().reduce(Add::add).orElseThrow();
  }
}
