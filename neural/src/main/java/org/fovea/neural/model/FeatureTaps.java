package org.fovea.neural.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fovea.neural.layer.ForwardObserver;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/**
 * Outputs of layers in the middle of a network, for use as a backbone. They are part of the graph:
 * gradients of a loss computed from them reach the network's parameters.
 */
public final class FeatureTaps {
  private final Layer network;
  private final List<String> names;

  /** Modules are equal when they are the same. */
  private final Map<Module, String> tapped = new HashMap<>();

  private FeatureTaps(Layer network, List<String> names) {
    this.network = network;
    this.names = List.copyOf(names);
    Map<String, Module> modules = new LinkedHashMap<>();
    collect("", network, modules);
    for (String name : names) {
      Module module = modules.get(name);
      if (module == null) {
        throw new IllegalArgumentException(
            "feature taps: no layer '%s' in %s, nearest are %s"
                .formatted(
                    name,
                    network.getClass().getSimpleName(),
                    NearestNames.of(name, modules.keySet())));
      }
      tapped.put(module, name);
    }
  }

  private static void collect(String prefix, Module module, Map<String, Module> modules) {
    module
        .children()
        .forEach(
            (part, child) -> {
              modules.put(prefix + part, child);
              collect(prefix + part + ".", child, modules);
            });
  }

  /**
   * Taps layers.
   *
   * @param network the whole network
   * @param names full names of modules in it
   * @return the taps, which keep nothing between passes
   * @throws IllegalArgumentException when there is no module of a name; the message has the nearest
   *     names
   */
  public static FeatureTaps of(Layer network, List<String> names) {
    return new FeatureTaps(network, names);
  }

  /**
   * Runs the network.
   *
   * @param x the network's input
   * @return what each tapped layer gave, when it was used last, by its name in the order asked for
   * @throws IllegalStateException when the pass did not go through a tapped layer
   */
  public Map<String, Tensor> forward(Tensor x) {
    return during(() -> network.forward(x));
  }

  /**
   * As {@link #forward}, for a pass of the caller's through the network.
   *
   * @param pass run on the calling thread
   * @return what each tapped layer gave, when it was used last, by its name in the order asked for
   * @throws IllegalStateException when the pass did not go through a tapped layer
   */
  public Map<String, Tensor> during(Supplier<?> pass) {
    Pass observer = new Pass(tapped);
    observer.during(pass);
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (String name : names) {
      Tensor output = observer.outputs.get(name);
      if (output == null) {
        throw new IllegalStateException("feature taps: the pass did not use layer '" + name + "'");
      }
      outputs.put(name, output);
    }
    return outputs;
  }

  /** Keeps outputs during one pass. */
  private static final class Pass extends ForwardObserver {
    private final Map<Module, String> tapped;
    private final Map<String, Tensor> outputs = new LinkedHashMap<>();

    Pass(Map<Module, String> tapped) {
      this.tapped = tapped;
    }

    @Override
    protected void enter(Module module) {}

    @Override
    protected void leave(Module module, Tensor output) {
      String name = tapped.get(module);
      if (name != null) {
        outputs.put(name, output);
      }
    }
  }
}
