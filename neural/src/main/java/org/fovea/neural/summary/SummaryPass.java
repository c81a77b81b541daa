package org.fovea.neural.summary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.fovea.neural.layer.ForwardObserver;
import org.fovea.neural.layer.Module;
import org.fovea.neural.op.MultiplyAdds;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Observes one forward pass through a model. */
final class SummaryPass extends ForwardObserver {
  private final Module model;
  private final Line root;

  /** All modules of the model, parents first. Modules are equal when they are the same. */
  private final Map<Module, Line> lines = new LinkedHashMap<>();

  /** Those of the modules that have begun and not ended, the innermost first. */
  private final Deque<Line> open = new ArrayDeque<>();

  /** What had been counted when a module last began or ended. */
  private long counted;

  /** What is found out about one module. */
  private static final class Line {
    private final String name;
    private @Nullable Shape output;
    private long multiplyAdds;

    Line(String name) {
      this.name = name;
    }
  }

  @SuppressWarnings("JavaLangClash") // Module is the field's name for it.
  SummaryPass(Module model) {
    this.model = model;
    root = new Line("");
    lines.put(model, root);
    collect("", model);
  }

  private void collect(String prefix, Module module) {
    module
        .children()
        .forEach(
            (part, child) -> {
              if (lines.putIfAbsent(child, new Line(prefix + part)) == null) {
                collect(prefix + part + ".", child);
              }
            });
  }

  List<SummaryRow> run(Supplier<?> pass) {
    Map<Module, Boolean> modes = new LinkedHashMap<>();
    lines.keySet().forEach(module -> modes.put(module, module.isTraining()));
    model.eval();
    try {
      MultiplyAdds.of(() -> Autograd.noGrad(() -> during(() -> observe(pass))));
    } finally {
      // Setting a mode reaches the modules within, which come later and get their own back then.
      modes.forEach(Module::train);
    }
    return rows();
  }

  private Object observe(Supplier<?> pass) {
    open.push(root);
    Object result = pass.get();
    count();
    if (root.output == null && result instanceof Tensor output) {
      root.output = output.shape();
    }
    return result;
  }

  /** Gives the innermost open module what was counted since the last call. */
  private void count() {
    long now = MultiplyAdds.soFar();
    open.element().multiplyAdds += now - counted;
    counted = now;
  }

  @Override
  protected void enter(Module module) {
    count();
    // What is no part of the model counts where it is used.
    open.push(lines.getOrDefault(module, open.element()));
  }

  @Override
  protected void leave(Module module, Tensor output) {
    count();
    open.pop();
    Line line = lines.get(module);
    if (line != null) {
      line.output = output.shape();
    }
  }

  private List<SummaryRow> rows() {
    Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<SummaryRow> rows = new ArrayList<>();
    lines.forEach(
        (module, line) -> {
          long[] elements = new long[2];
          module
              .namedParameters()
              .forEach(
                  (name, parameter) -> {
                    if (name.indexOf('.') < 0 && seen.add(parameter)) {
                      elements[parameter.requiresGrad() ? 0 : 1] += parameter.numel();
                    }
                  });
          rows.add(
              new SummaryRow(
                  line.name,
                  module.getClass().getSimpleName(),
                  line.output,
                  elements[0],
                  elements[1],
                  line.multiplyAdds));
        });
    return rows;
  }
}
