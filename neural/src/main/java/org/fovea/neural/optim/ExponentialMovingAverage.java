package org.fovea.neural.optim;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/**
 * A module's state averaged over the steps of its training, which is often better than the last
 * (Polyak and Juditsky, 1992): {@code average = decay * average + (1 - decay) * state}. Counts of
 * batches ({@code num_batches_tracked}) are not averaged but copied.
 */
public final class ExponentialMovingAverage {
  private final Module module;
  private final double decay;
  private final Map<String, Tensor> average = new LinkedHashMap<>();

  /**
   * Begins with the module's present state.
   *
   * @param module in training
   * @param decay the share of the average that a step keeps, 0..1
   */
  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  public ExponentialMovingAverage(Module module, double decay) {
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException("moving average: decay " + decay + ", expected 0..1");
    }
    this.module = module;
    this.decay = decay;
    module
        .stateDict()
        .forEach(
            (name, values) -> average.put(name, Tensor.of(values.data().clone(), values.shape())));
  }

  /** Takes in the module's state, after an optimiser's step. */
  public void update() {
    float keep = (float) decay;
    float take = (float) (1 - decay);
    module
        .stateDict()
        .forEach(
            (name, values) -> {
              Tensor mean = average.get(name);
              if (mean != null) {
                boolean count = name.endsWith("num_batches_tracked");
                blend(mean.data(), count ? 0 : keep, values.data(), count ? 1 : take);
              }
            });
  }

  private static void blend(float[] mean, float keep, float[] values, float take) {
    for (int i = 0; i < mean.length; i++) {
      mean[i] = keep * mean[i] + take * values[i];
    }
  }

  /**
   * The averaged state, for {@link Module#loadStateDict}.
   *
   * @return by full name; the tensors share their arrays with the average
   */
  public Map<String, Tensor> stateDict() {
    return new LinkedHashMap<>(average);
  }
}
