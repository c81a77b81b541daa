package org.fovea.neural.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** One reference case: an operation's inputs and attributes, its outputs and its gradients. */
final class GoldenCase {
  final String op;
  final String name;
  final double f32Error;
  private final Map<String, Object> attrs;
  private final Map<String, Object> gradients;
  private final List<Object> outputs;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, IntTensor> ints = new LinkedHashMap<>();

  @SuppressWarnings("unchecked")
  GoldenCase(Map<String, Object> json) {
    op = (String) Json.get(json, "op");
    name = (String) Json.get(json, "name");
    attrs = (Map<String, Object>) Json.get(json, "attrs");
    gradients =
        json.containsKey("grads") ? (Map<String, Object>) Json.get(json, "grads") : Map.of();
    outputs = (List<Object>) Json.get(json, "out");
    f32Error = json.get("f32_err") instanceof Number n ? n.doubleValue() : 0;
    Map<String, Object> inputs = (Map<String, Object>) Json.get(json, "inputs");
    inputs.forEach((key, value) -> addInput(key, (Map<String, Object>) value));
  }

  @SuppressWarnings("unchecked")
  static List<GoldenCase> all(String resource) {
    List<GoldenCase> cases = new ArrayList<>();
    for (Object json : (List<Object>) Json.get(Json.resource(resource), "cases")) {
      cases.add(new GoldenCase((Map<String, Object>) json));
    }
    return cases;
  }

  private void addInput(String key, Map<String, Object> json) {
    Shape shape = shape(json);
    if (!json.containsKey("data")) {
      double scale = ((Number) Json.get(json, "scale")).doubleValue();
      double shift = ((Number) Json.get(json, "shift")).doubleValue();
      float[] values = Filler.fill(op + "/" + name + "/" + key, shape.numel(), scale, shift);
      tensors.put(key, Tensor.of(values, shape));
    } else if ("int64".equals(json.get("dtype"))) {
      double[] data = doubles(json);
      int[] values = new int[data.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (int) data[i];
      }
      ints.put(key, IntTensor.of(values, shape));
    } else {
      double[] data = doubles(json);
      float[] values = new float[data.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) data[i];
      }
      tensors.put(key, Tensor.of(values, shape));
    }
  }

  private static Shape shape(Map<?, ?> json) {
    return Shape.of(
        ((List<?>) Json.get(json, "shape"))
            .stream().mapToInt(v -> ((Number) v).intValue()).toArray());
  }

  private static double[] doubles(Map<?, ?> json) {
    return ((List<?>) Json.get(json, "data"))
        .stream()
            .mapToDouble(v -> v instanceof Number n ? n.doubleValue() : parse((String) v))
            .toArray();
  }

  private static double parse(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.NaN;
    };
  }

  /** A reference array in float64. */
  @SuppressWarnings("ArrayRecordComponent") // Compared element by element.
  record Expected(Shape shape, double[] data) {}

  private static Expected expected(Object json) {
    Map<?, ?> map = (Map<?, ?>) json;
    return new Expected(shape(map), doubles(map));
  }

  List<Expected> outputs() {
    return outputs.stream().map(GoldenCase::expected).toList();
  }

  Map<String, Expected> gradients() {
    Map<String, Expected> map = new LinkedHashMap<>();
    gradients.forEach((key, value) -> map.put(key, expected(value)));
    return map;
  }

  /** Names of float inputs in their order. */
  List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  boolean hasInts(String key) {
    return ints.containsKey(key);
  }

  Tensor x() {
    return in("x");
  }

  Tensor in(String key) {
    Tensor tensor = tensors.get(key);
    if (tensor == null) {
      throw new IllegalArgumentException("no float input " + key);
    }
    return tensor;
  }

  /** An input that may be absent. */
  @Nullable Tensor opt(String key) {
    return tensors.get(key);
  }

  IntTensor ints(String key) {
    IntTensor tensor = ints.get(key);
    if (tensor == null) {
      throw new IllegalArgumentException("no int input " + key);
    }
    return tensor;
  }

  boolean has(String key) {
    return attrs.containsKey(key);
  }

  double number(String key, double otherwise) {
    Object value = attrs.get(key);
    return value == null ? otherwise : ((Number) value).doubleValue();
  }

  int integer(String key, int otherwise) {
    return (int) number(key, otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    Object value = attrs.get(key);
    return value == null ? otherwise : (Boolean) value;
  }

  String text(String key, String otherwise) {
    Object value = attrs.get(key);
    return value == null ? otherwise : (String) value;
  }

  /** A number or a list of them, or nothing. */
  int[] numbers(String key) {
    Object value = attrs.get(key);
    if (value instanceof List<?>) {
      return list(key);
    }
    return value == null ? new int[0] : new int[] {((Number) value).intValue()};
  }

  /** A list, or the same number twice as PyTorch reads it. */
  int[] pair(String key, int otherwise) {
    Object value = attrs.get(key);
    if (value instanceof List<?> list) {
      return list.stream().mapToInt(v -> ((Number) v).intValue()).toArray();
    }
    int both = value == null ? otherwise : ((Number) value).intValue();
    return new int[] {both, both};
  }

  int[] list(String key) {
    return ((List<?>) Json.get(attrs, key))
        .stream().mapToInt(v -> ((Number) v).intValue()).toArray();
  }

  /** A list of lists. */
  List<List<Double>> lists(String key) {
    List<?> outer = (List<?>) Json.get(attrs, key);
    return outer.stream().map(inner -> doubles((List<?>) inner)).toList();
  }

  List<Double> doubles(String key) {
    return doubles((List<?>) Json.get(attrs, key));
  }

  private static List<Double> doubles(List<?> numbers) {
    return numbers.stream().map(v -> ((Number) v).doubleValue()).toList();
  }

  @Override
  public String toString() {
    return op + "/" + name;
  }
}
