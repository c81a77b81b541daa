package org.fovea.neural.optim;

import java.util.Arrays;
import java.util.List;
import org.fovea.neural.tensor.Parameter;
import org.jspecify.annotations.Nullable;

/** One quantity that an optimiser remembers of each parameter, element by element. */
public final class Memory {
  private final List<Parameter> parameters;
  private final float initial;
  private final float[] @Nullable [] arrays;

  Memory(List<Parameter> parameters, float initial) {
    this.parameters = parameters;
    this.initial = initial;
    arrays = new float[parameters.size()][];
  }

  /**
   * What is remembered of a parameter.
   *
   * @param index its position in the optimiser's list
   * @return an array of its number of elements, to be changed in place; made at the first call, so
   *     that parameters that are never updated cost nothing
   */
  public float[] of(int index) {
    float[] array = arrays[index];
    if (array == null) {
      array = new float[parameters.get(index).numel()];
      Arrays.fill(array, initial);
      arrays[index] = array;
    }
    return array;
  }

  float @Nullable [] ifPresent(int index) {
    return arrays[index];
  }

  void set(int index, float @Nullable [] values) {
    arrays[index] = values == null ? null : values.clone();
  }
}
