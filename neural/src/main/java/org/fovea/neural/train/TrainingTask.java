package org.fovea.neural.train;

import java.util.Map;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Autograd;

/**
 * What is to be learned: a network, and what its output for a batch should have been.
 *
 * @param <B> what a batch is
 */
@SuppressWarnings("JavaLangClash") // Module is the field's name for it.
public interface TrainingTask<B> {
  /**
   * The network.
   *
   * @return always the same
   */
  Module module();

  /**
   * Passes a batch through the network in the mode in which it is.
   *
   * @param batch the examples
   * @return the losses and figures of the batch
   */
  StepOutcome step(B batch);

  /**
   * Judges the network, which is in evaluation mode; no gradients are recorded.
   *
   * @param batches held-out examples
   * @return figures by name; here the means of what {@link #step} gives
   */
  default Map<String, Double> validate(Iterable<B> batches) {
    FigureMeans means = new FigureMeans();
    for (B batch : batches) {
      means.add(Autograd.noGrad(() -> step(batch)));
    }
    return means.values();
  }
}
