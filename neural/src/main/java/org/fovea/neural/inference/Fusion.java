package org.fovea.neural.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fovea.neural.inference.InferenceForm.Task;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.ChannelAffine;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.op.ActivationFunction;
import org.fovea.neural.op.PointFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns a graph into steps. A convolution takes in the batch normalisation that follows it, then a
 * sum with a value that is there before it, then an activation; a fully connected layer and a sum
 * take in what comes after likewise. Only what nobody else uses is taken in.
 */
final class Fusion {
  private final List<Value> graph;
  private final int[] outputs;

  /** For each value the one value that uses it, if it is one only and the value is no output. */
  private final @Nullable Value[] soleUser;

  private final boolean[] done;
  private final List<Task> tasks = new ArrayList<>();

  Fusion(List<Value> results) {
    graph = results.get(0).graph();
    outputs = results.stream().mapToInt(Value::number).toArray();
    int[] uses = new int[graph.size()];
    soleUser = new Value[graph.size()];
    for (Value value : graph) {
      for (Value input : value.inputs()) {
        uses[input.number()]++;
        soleUser[input.number()] = value;
      }
    }
    for (int output : outputs) {
      uses[output]++;
    }
    for (int i = 0; i < uses.length; i++) {
      if (uses[i] > 1) {
        soleUser[i] = null;
      }
    }
    for (int output : outputs) {
      soleUser[output] = null;
    }
    done = new boolean[graph.size()];
  }

  InferenceForm form() {
    for (Value value : graph) {
      if (!done[value.number()] && !(value.operation() instanceof Operation.Input)) {
        add(value);
      }
    }
    return new InferenceForm(withDeaths(), outputs, graph.size());
  }

  private void add(Value value) {
    if (value.operation() instanceof Operation.Forward forward) {
      addLayer(value, forward.layer());
    } else if (value.operation() instanceof Operation.Sum) {
      Value last = value;
      PointFunction function = functionAfter(value);
      if (function != null) {
        last = user(value);
      }
      addTask(Steps.sum(function == null ? PointFunction.NONE : function), value, last);
    } else {
      addTask(Steps.of(value.operation()), value, value);
    }
  }

  private void addLayer(Value value, Layer layer) {
    PointFunction function = function(layer);
    if (layer instanceof Conv2d || layer instanceof Linear) {
      addProduct(value, layer);
    } else if (function != null) {
      addTask(Steps.point(function), value, value);
    } else if (layer instanceof AdaptiveAvgPool2d pool && pool.isGlobal()) {
      addTask(Steps.channelMeans(), value, value);
    } else if (layer instanceof MaxPool2d pool) {
      addTask(Steps.maximum(pool.config()), value, value);
    } else {
      addTask((inputs, arena) -> layer.forward(inputs[0]), value, value);
    }
  }

  /** A convolution or fully connected layer with what it takes in. */
  private void addProduct(Value value, Layer layer) {
    Value last = value;
    ChannelAffine affine = null;
    if (layer instanceof Conv2d && layerAfter(last) instanceof BatchNorm2d norm) {
      affine = norm.affine();
      last = user(last);
    }
    Value addend = addendAfter(last, value.number());
    if (addend != null) {
      last = user(last);
    }
    PointFunction function = functionAfter(last);
    if (function != null) {
      last = user(last);
    }
    PointFunction applied = function == null ? PointFunction.NONE : function;
    Step step =
        layer instanceof Conv2d convolution
            ? Steps.convolution(convolution.prepared(affine, applied))
            : Steps.linear(((Linear) layer).prepared(applied));
    addTask(step, value, last, addend);
  }

  private void addTask(Step step, Value first, Value last, @Nullable Value... more) {
    List<Value> inputs = new ArrayList<>(first.inputs());
    for (Value input : more) {
      if (input != null) {
        inputs.add(input);
      }
    }
    for (Value value = first; value != last; value = user(value)) {
      done[value.number()] = true;
    }
    done[last.number()] = true;
    int[] numbers = inputs.stream().mapToInt(Value::number).toArray();
    tasks.add(new Task(step, numbers, last.number(), new int[0]));
  }

  private Value user(Value value) {
    Value user = soleUser[value.number()];
    if (user == null) {
      throw new IllegalStateException("inference form: nothing to take in");
    }
    return user;
  }

  private @Nullable Layer layerAfter(Value value) {
    Value user = soleUser[value.number()];
    return user != null && user.operation() instanceof Operation.Forward forward
        ? forward.layer()
        : null;
  }

  private @Nullable PointFunction functionAfter(Value value) {
    Layer layer = layerAfter(value);
    return layer == null ? null : function(layer);
  }

  /** What is added to a value, if it is there before the step of the given number. */
  private @Nullable Value addendAfter(Value value, int before) {
    Value user = soleUser[value.number()];
    if (user == null || !(user.operation() instanceof Operation.Sum)) {
      return null;
    }
    Value other = user.inputs().get(0) == value ? user.inputs().get(1) : user.inputs().get(0);
    return other.number() < before ? other : null;
  }

  private static @Nullable PointFunction function(Layer layer) {
    if (layer instanceof ReLU) {
      return ActivationFunction.RELU;
    }
    return layer instanceof Activation activation ? activation.inPlace() : null;
  }

  /** The tasks, each with the values that nobody needs after it. */
  private List<Task> withDeaths() {
    boolean[] needed = new boolean[graph.size()];
    for (int output : outputs) {
      needed[output] = true;
    }
    List<Task> all = new ArrayList<>(tasks);
    for (int i = all.size() - 1; i >= 0; i--) {
      Task task = all.get(i);
      int[] dead = Arrays.stream(task.inputs()).distinct().filter(n -> !needed[n]).toArray();
      for (int input : task.inputs()) {
        needed[input] = true;
      }
      all.set(i, new Task(task.step(), task.inputs(), task.output(), dead));
    }
    return all;
  }
}
