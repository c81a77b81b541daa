package org.fovea.neural.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/** Puts arrays of a weight file into a module, and takes a module's state out as such arrays. */
public final class ModuleWeights {
  /** The counter of batch normalisation, which PyTorch keeps as a whole number. */
  private static final String COUNTER = "num_batches_tracked";

  private ModuleWeights() {}

  /**
   * Loads a module's whole state.
   *
   * @param module what to load into
   * @param weights arrays by the module's full names, of any type: they are rounded to float32
   * @return what was loaded
   * @throws IllegalArgumentException as of {@link #load(Module, NamedArrays, LoadConfig)}
   */
  public static LoadReport load(Module module, NamedArrays weights) {
    return load(module, weights, LoadConfig.defaults());
  }

  /**
   * Loads a module's state. As in PyTorch, batch normalisation's {@code num_batches_tracked} may be
   * lacking, as it is in old files; it is 0 then.
   *
   * @param module what to load into
   * @param weights arrays by name, of any type: they are rounded to float32
   * @param config strictness and names
   * @return what was loaded and what was not
   * @throws IllegalArgumentException if two names of the file become one; or, in strict loading, if
   *     names are missing, unexpected or of another shape: the message lists all three. Nothing is
   *     changed then
   */
  public static LoadReport load(Module module, NamedArrays weights, LoadConfig config) {
    Map<String, NumericArray> arrays = renamed(weights, config);
    Map<String, Tensor> own = module.stateDict();
    Map<String, Tensor> state = new LinkedHashMap<>(own);
    List<String> loaded = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> otherShape = new ArrayList<>();
    own.forEach(
        (name, target) -> {
          NumericArray array = arrays.get(name);
          if (array == null) {
            if (isCounter(name)) {
              state.put(name, Tensor.zeros());
            } else {
              missing.add(name);
            }
          } else if (Shape.of(array.shape()).equals(target.shape())) {
            loaded.add(name);
          } else {
            otherShape.add(
                "%s: %s, expected %s".formatted(name, Shape.of(array.shape()), target.shape()));
          }
        });
    List<String> unexpected =
        arrays.keySet().stream().filter(name -> !own.containsKey(name)).toList();
    LoadReport report = new LoadReport(loaded, missing, unexpected, otherShape);
    if (config.strict() && !report.complete()) {
      throw new IllegalArgumentException("weights don't fit the module: " + report.summary());
    }
    for (String name : loaded) {
      NumericArray array = java.util.Objects.requireNonNull(arrays.get(name));
      state.put(name, Tensor.of(array.toFloats(), array.shape()));
    }
    module.loadStateDict(state);
    return report;
  }

  private static Map<String, NumericArray> renamed(NamedArrays weights, LoadConfig config) {
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    weights
        .arrays()
        .forEach(
            (name, array) -> {
              String own = config.renaming().apply(name);
              if (arrays.put(own, array) != null) {
                throw new IllegalArgumentException(
                    "renaming: two arrays become %s, one of them %s".formatted(own, name));
              }
            });
    return arrays;
  }

  /**
   * A module's state for a weight file: {@code num_batches_tracked} as int64, as PyTorch has it,
   * all else as float32.
   *
   * @param module the module
   * @return arrays by full name that share their numbers with the module, but for the counters
   */
  public static NamedArrays of(Module module) {
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    module
        .stateDict()
        .forEach(
            (name, values) ->
                arrays.put(
                    name,
                    isCounter(name)
                        ? NumericArray.of(new long[] {(long) values.item()})
                        : NumericArray.of(values.data(), values.shape().toArray())));
    return NamedArrays.of(arrays);
  }

  private static boolean isCounter(String name) {
    return name.endsWith(COUNTER);
  }
}
