package org.fovea.neural.golden;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.neural.layer.ForwardObserver;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/** Keeps what each module of a network gave when it was used first. */
final class ModuleOutputs extends ForwardObserver {
  private final Map<Module, String> names = new IdentityHashMap<>();
  final Map<String, Tensor> outputs = new LinkedHashMap<>();

  ModuleOutputs(Module network) {
    network.namedModules().forEach((name, module) -> names.put(module, name));
  }

  @Override
  protected void enter(Module module) {}

  @Override
  protected void leave(Module module, Tensor output) {
    outputs.putIfAbsent(names.getOrDefault(module, "?"), output);
  }
}
