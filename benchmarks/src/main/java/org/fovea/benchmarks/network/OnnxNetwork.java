package org.fovea.benchmarks.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fovea.benchmarks.onnx.OnnxModel;
import org.fovea.benchmarks.onnx.OnnxModel.Attribute;
import org.fovea.neural.inference.Operation;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.LayerNorm;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.Module;
import org.fovea.neural.layer.MultiheadAttention;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.op.ActivationFunction;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * Translates a network's graph to ONNX, one operator for each of ours, so that what is fused is up
 * to the peer. Attention is the peer's own fused operator. A pooling to a fixed size other than 1x1
 * is left out: with the input size that torchvision's networks are made for it changes nothing,
 * which the comparison of the outputs confirms.
 */
final class OnnxNetwork {
  private final OnnxModel model = new OnnxModel();
  private final Map<String, Tensor> state;
  private final Map<Value, String> names = new HashMap<>();

  private OnnxNetwork(Map<String, Tensor> state) {
    this.state = state;
  }

  /**
   * A model and the value that is its output.
   *
   * @param model all but complete
   * @param last the value's name
   */
  record Translation(OnnxModel model, String last) {}

  static Translation of(Layer network) {
    OnnxNetwork translator = new OnnxNetwork(network.stateDict());
    Value output = Value.outputOf(network);
    for (Value value : output.graph()) {
      List<String> inputs = new ArrayList<>();
      value.inputs().forEach(input -> inputs.add(translator.name(input)));
      translator.names.put(value, translator.translate(value.operation(), inputs));
    }
    return new Translation(translator.model, translator.name(output));
  }

  private String name(Value value) {
    String name = names.get(value);
    if (name == null) {
      throw new IllegalStateException("not translated yet: " + value.operation());
    }
    return name;
  }

  private String translate(Operation operation, List<String> inputs) {
    if (operation instanceof Operation.Input) {
      return "x";
    }
    if (operation instanceof Operation.Forward forward) {
      return translate(forward.layer(), inputs.get(0));
    }
    if (operation instanceof Operation.Sum) {
      return model.node("Add", inputs);
    }
    if (operation instanceof Operation.Concat concat) {
      return model.node("Concat", inputs, Attribute.number("axis", concat.dim()));
    }
    if (operation instanceof Operation.ScaleChannels) {
      return model.node("Mul", inputs);
    }
    if (operation instanceof Operation.ChannelMeans) {
      return model.node("GlobalAveragePool", inputs);
    }
    if (operation instanceof Operation.SelfAttention self) {
      return attention(self.attention(), inputs.get(0));
    }
    if (operation instanceof Operation.Function function) {
      return function(function.name(), inputs.get(0));
    }
    throw unknown(operation);
  }

  private static IllegalArgumentException unknown(Object part) {
    return new IllegalArgumentException("no translation to ONNX of " + part);
  }

  private String translate(Layer layer, String x) {
    if (layer instanceof Conv2d convolution) {
      return convolution(convolution, x);
    }
    if (layer instanceof Linear linear) {
      return linear(linear, x);
    }
    if (layer instanceof BatchNorm2d norm) {
      List<String> inputs = new ArrayList<>(List.of(x));
      for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
        inputs.add(constant(norm, part));
      }
      return model.node("BatchNormalization", inputs, Attribute.real("epsilon", norm.eps()));
    }
    if (layer instanceof LayerNorm norm) {
      List<String> inputs = List.of(x, constant(norm, "weight"), constant(norm, "bias"));
      return model.node("LayerNormalization", inputs, Attribute.real("epsilon", norm.eps()));
    }
    if (layer instanceof ReLU) {
      return model.node("Relu", List.of(x));
    }
    if (layer instanceof Activation activation
        && activation.inPlace() instanceof ActivationFunction function) {
      return activation(function, x);
    }
    if (layer instanceof MaxPool2d pool) {
      Pool2dConfig c = pool.config();
      return model.node(
          "MaxPool",
          List.of(x),
          Attribute.ints("kernel_shape", c.kernelHeight(), c.kernelWidth()),
          Attribute.ints("strides", c.strideHeight(), c.strideWidth()),
          Attribute.ints("pads", c.padHeight(), c.padWidth(), c.padHeight(), c.padWidth()),
          Attribute.number("ceil_mode", c.ceilMode() ? 1 : 0));
    }
    if (layer instanceof AdaptiveAvgPool2d pool) {
      return pool.isGlobal() ? model.node("GlobalAveragePool", List.of(x)) : x;
    }
    if (layer instanceof Flatten) {
      return model.node("Flatten", List.of(x), Attribute.number("axis", 1));
    }
    throw unknown(layer.getClass().getSimpleName());
  }

  private String activation(ActivationFunction function, String x) {
    return switch (function) {
      case RELU -> model.node("Relu", List.of(x));
      case RELU6 ->
          model.node(
              "Clip", List.of(x, model.constant(new float[] {0}), model.constant(new float[] {6})));
      case HARDSIGMOID -> model.node("HardSigmoid", List.of(x), Attribute.real("alpha", 1.0 / 6));
      case HARDSWISH -> model.node("HardSwish", List.of(x));
      case TANH -> model.node("Tanh", List.of(x));
      case SIGMOID -> model.node("Sigmoid", List.of(x));
      case SILU -> model.node("Mul", List.of(x, model.node("Sigmoid", List.of(x))));
      case GELU -> model.node("Gelu", List.of(x));
    };
  }

  private String convolution(Conv2d layer, String x) {
    List<String> inputs = new ArrayList<>(List.of(x, constant(layer, "weight")));
    if (layer.bias() != null) {
      inputs.add(constant(layer, "bias"));
    }
    Conv2dConfig c = layer.config();
    return model.node(
        "Conv",
        inputs,
        Attribute.ints("kernel_shape", layer.weight().dim(2), layer.weight().dim(3)),
        Attribute.ints("strides", c.strideHeight(), c.strideWidth()),
        Attribute.ints("dilations", c.dilationHeight(), c.dilationWidth()),
        Attribute.ints("pads", c.padTop(), c.padLeft(), c.padBottom(), c.padRight()),
        Attribute.number("group", c.groups()));
  }

  private String linear(Linear layer, String x) {
    Tensor weight = layer.weight();
    String product = model.node("MatMul", List.of(x, transposed(weight)));
    return layer.bias() == null
        ? product
        : model.node("Add", List.of(product, constant(layer, "bias")));
  }

  private String attention(MultiheadAttention attention, String x) {
    Tensor weight = part(attention, "in_proj_weight");
    return model.node(
        "com.microsoft",
        "Attention",
        List.of(x, transposed(weight), constant(attention, "in_proj_bias")),
        Attribute.number("num_heads", attention.heads()));
  }

  private String transposed(Tensor weight) {
    int rows = weight.dim(0);
    int columns = weight.dim(1);
    float[] values = new float[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[j * rows + i] = weight.data()[i * columns + j];
      }
    }
    return model.constant(values, columns, rows);
  }

  /** What the Vision Transformer does between its layers. */
  private String function(String name, String x) {
    return switch (name) {
      case "tokens" -> {
        Tensor weight = parameter("conv_proj.weight");
        String flat = model.node("Reshape", List.of(x, model.integers(1, weight.dim(0), -1)));
        yield model.node("Transpose", List.of(flat), Attribute.ints("perm", 0, 2, 1));
      }
      case "class token" -> {
        String token = constant(parameter("class_token"));
        yield model.node("Concat", List.of(token, x), Attribute.number("axis", 1));
      }
      case "positions" ->
          model.node("Add", List.of(x, constant(parameter("encoder.pos_embedding"))));
      case "first token" -> {
        String axis = model.integers(1);
        String first = model.node("Slice", List.of(x, model.integers(0), axis, axis));
        yield model.node("Squeeze", List.of(first, axis));
      }
      default -> throw unknown(name);
    };
  }

  private Tensor parameter(String name) {
    Tensor tensor = state.get(name);
    if (tensor == null) {
      throw unknown(name);
    }
    return tensor;
  }

  private static Tensor part(Module layer, String name) {
    Tensor tensor = layer.stateDict().get(name);
    if (tensor == null) {
      throw unknown(name);
    }
    return tensor;
  }

  private String constant(Module layer, String name) {
    return constant(part(layer, name));
  }

  private String constant(Tensor tensor) {
    return model.constant(tensor.data(), tensor.shape().toArray());
  }
}
