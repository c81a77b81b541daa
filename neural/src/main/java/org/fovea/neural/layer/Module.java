package org.fovea.neural.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * A part of a network: parameters that training changes, buffers that it does not (running
 * statistics), and further modules, each under a name. Full names are joined by dots as in PyTorch:
 * {@code layer1.0.conv1.weight}.
 *
 * <p>In evaluation mode and without gradients, using a module changes nothing in it, and threads
 * may share it.
 */
@SuppressWarnings("JavaLangClash") // The field's name for it.
public abstract class Module {
  private final Map<String, Parameter> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();
  private final Map<String, Module> children = new LinkedHashMap<>();
  private boolean training = true;
  private boolean frozen;

  /** For subclasses, which register what they consist of. */
  protected Module() {}

  /**
   * Makes a parameter part of this module.
   *
   * @param name without dots
   * @param values its initial values; the array is shared
   * @return the parameter
   */
  protected final Parameter parameter(String name, Tensor values) {
    Parameter parameter = new Parameter(values);
    put(parameters, name, parameter);
    return parameter;
  }

  /**
   * Makes a tensor part of this module's state that no optimiser changes.
   *
   * @param name without dots
   * @param values its initial values; the array is shared
   * @return the tensor
   */
  protected final Tensor buffer(String name, Tensor values) {
    put(buffers, name, values);
    return values;
  }

  /**
   * Makes a module part of this one.
   *
   * @param <M> its type
   * @param name without dots
   * @param module the part
   * @return the module
   */
  protected final <M extends Module> M child(String name, M module) {
    put(children, name, module);
    return module;
  }

  private <T> void put(Map<String, T> map, String name, T value) {
    if (name.isEmpty() || name.indexOf('.') >= 0) {
      throw new IllegalArgumentException("module: name '" + name + "', expected one without dots");
    }
    if (parameters.containsKey(name) || buffers.containsKey(name) || children.containsKey(name)) {
      throw new IllegalArgumentException("module: two parts named '" + name + "'");
    }
    map.put(name, value);
  }

  /**
   * The modules directly within this one.
   *
   * @return by name, in the order of registration, unmodifiable
   */
  public final Map<String, Module> children() {
    return Collections.unmodifiableMap(children);
  }

  /**
   * This module and all within.
   *
   * @return by full name, this one under the empty one, each before those within it
   */
  public final Map<String, Module> namedModules() {
    Map<String, Module> found = new LinkedHashMap<>();
    collectModules("", found);
    return found;
  }

  private void collectModules(String name, Map<String, Module> found) {
    found.put(name, this);
    String prefix = name.isEmpty() ? "" : name + ".";
    children.forEach((part, child) -> child.collectModules(prefix + part, found));
  }

  /**
   * All parameters in this module and those within, also frozen ones.
   *
   * @return by full name, in the order of registration; a shared parameter under its first name
   */
  public final Map<String, Parameter> namedParameters() {
    Map<String, Parameter> found = new LinkedHashMap<>();
    collectParameters("", found);
    Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    found.values().removeIf(parameter -> !seen.add(parameter));
    return found;
  }

  private void collectParameters(String prefix, Map<String, Parameter> found) {
    parameters.forEach((name, parameter) -> found.put(prefix + name, parameter));
    children.forEach((name, child) -> child.collectParameters(prefix + name + ".", found));
  }

  /**
   * All parameters in this module and those within, also frozen ones.
   *
   * @return in the order of registration
   */
  public final List<Parameter> parameters() {
    return new ArrayList<>(namedParameters().values());
  }

  /**
   * Parameters and buffers of this module and those within.
   *
   * @return by full name, each module's parameters before its buffers before its children; the
   *     tensors share their arrays with the module
   */
  public final Map<String, Tensor> stateDict() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    collectState("", state);
    return state;
  }

  private void collectState(String prefix, Map<String, Tensor> state) {
    parameters.forEach((name, parameter) -> state.put(prefix + name, parameter.detach()));
    buffers.forEach((name, values) -> state.put(prefix + name, values));
    children.forEach((name, child) -> child.collectState(prefix + name + ".", state));
  }

  /**
   * Copies values into the parameters and buffers. Nothing is changed unless all names and shapes
   * fit.
   *
   * @param state by full name, as {@link #stateDict} gives it
   * @throws IllegalArgumentException when names are missing or unknown; the message lists them
   * @throws ShapeException when a shape differs
   */
  public final void loadStateDict(Map<String, Tensor> state) {
    Map<String, Tensor> own = stateDict();
    requireNone("missing", own.keySet(), state.keySet());
    requireNone("unknown", state.keySet(), own.keySet());
    own.forEach(
        (name, target) -> {
          Tensor source = state.get(name);
          if (source != null && !source.shape().equals(target.shape())) {
            throw new ShapeException(
                "state dict: %s has shape %s, expected %s"
                    .formatted(name, source.shape(), target.shape()));
          }
        });
    own.forEach(
        (name, target) -> {
          Tensor source = state.get(name);
          if (source != null) {
            System.arraycopy(source.data(), 0, target.data(), 0, target.numel());
          }
        });
  }

  private static void requireNone(String what, Set<String> names, Collection<String> others) {
    Set<String> rest = new LinkedHashSet<>(names);
    rest.removeAll(others);
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          "state dict: %d %s names: %s%s"
              .formatted(
                  rest.size(),
                  what,
                  String.join(", ", rest.stream().limit(10).toList()),
                  rest.size() > 10 ? ", ..." : ""));
    }
  }

  /**
   * Puts this module and those within into training or evaluation mode; those that are frozen into
   * the latter.
   *
   * @param wanted true for training
   */
  public final void train(boolean wanted) {
    training = wanted && !frozen;
    children.values().forEach(child -> child.train(wanted));
  }

  /** Puts this module and those within into training mode, in which they are made. */
  public final void train() {
    train(true);
  }

  /** Puts this module and those within into evaluation mode. */
  public final void eval() {
    train(false);
  }

  /**
   * Whether the module is in training mode.
   *
   * @return false in evaluation mode
   */
  public final boolean isTraining() {
    return training;
  }

  /**
   * Freezes or releases all parameters in this module and those within.
   *
   * @param wanted whether they want their gradients
   */
  public final void requiresGrad(boolean wanted) {
    parameters().forEach(parameter -> parameter.requiresGrad(wanted));
  }

  /**
   * Fixes this module and those within, or releases them. What is fixed has no gradients and stays
   * in evaluation mode whatever {@link #train(boolean)} says, so that running statistics don't move
   * and nothing is dropped out.
   *
   * @param wanted whether to fix
   */
  public final void freeze(boolean wanted) {
    fix(wanted);
    requiresGrad(!wanted);
  }

  private void fix(boolean wanted) {
    frozen = wanted;
    training &= !wanted;
    children.values().forEach(child -> child.fix(wanted));
  }

  /** Drops the gradients of all parameters in this module and those within. */
  public final void zeroGrad() {
    parameters().forEach(Parameter::zeroGrad);
  }

  /**
   * Runs this module's forward pass so that a {@link ForwardObserver} sees it: what a layer's
   * {@code forward} wraps its body in, to have a line with its output in a summary of its own.
   *
   * @param forward the body, run on the calling thread
   * @return its result
   */
  protected final Tensor observed(Supplier<Tensor> forward) {
    return observed(forward, output -> output);
  }

  /**
   * As {@link #observed(Supplier)}, for layers that show what they were given.
   *
   * @param input the layer's input
   * @param forward the body, run on the calling thread
   * @return its result
   */
  protected final Tensor observed(Tensor input, Supplier<Tensor> forward) {
    ForwardObserver observer = ForwardObserver.current();
    if (observer != null) {
      observer.given(this, input);
    }
    return observed(forward);
  }

  /**
   * As {@link #observed(Supplier)}, for modules that give more than a tensor.
   *
   * @param <T> what the module gives
   * @param forward the body, run on the calling thread
   * @param output the result's main part
   * @return its result
   */
  protected final <T> T observed(Supplier<T> forward, Function<? super T, Tensor> output) {
    ForwardObserver observer = ForwardObserver.current();
    if (observer == null) {
      return forward.get();
    }
    observer.enter(this);
    T result = forward.get();
    observer.leave(this, output.apply(result));
    return result;
  }
}
