package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/** A reference run of a whole network: how it was filled, what it was given, what it gave. */
final class ModelCase {
  final String model;

  /** cls for image classifiers, seg for segmentation, det for detectors. */
  final String kind;

  private final Map<String, Object> json;

  private ModelCase(Map<String, Object> json) {
    this.json = json;
    model = (String) Json.get(json, "model");
    kind = (String) Json.get(json, "kind");
  }

  @SuppressWarnings("unchecked")
  static List<ModelCase> all(String resource) {
    List<ModelCase> cases = new ArrayList<>();
    for (Object json : (List<Object>) Json.get(Json.resource(resource), "models")) {
      cases.add(new ModelCase((Map<String, Object>) json));
    }
    return cases;
  }

  /** What else is stored of the run. */
  Map<?, ?> part(String key) {
    return (Map<?, ?>) Json.get(json, key);
  }

  List<?> list(String key) {
    return (List<?>) Json.get(json, key);
  }

  /** Gives the network the parameters and running statistics of the reference. */
  void fill(Module network) {
    double gain = number(json, "gain");
    double gamma = number(json, "gamma");
    network
        .stateDict()
        .forEach(
            (name, values) -> {
              double factor = name.endsWith("weight") ? overriding(name) : 1;
              fill(name, values, gain, gamma, factor);
            });
  }

  private double overriding(String name) {
    double factor = 1;
    if (json.get("weight_scale_overrides") instanceof List<?> overrides) {
      for (Object override : overrides) {
        List<?> pair = (List<?>) override;
        if (name.startsWith((String) pair.get(0))) {
          factor *= ((Number) pair.get(1)).doubleValue();
        }
      }
    }
    return factor;
  }

  private static void fill(String name, Tensor values, double gain, double gamma, double factor) {
    String leaf = name.substring(name.lastIndexOf('.') + 1);
    if (leaf.equals("num_batches_tracked") || leaf.equals("relative_position_index")) {
      return;
    }
    double shift = 0;
    double scale = 0.1;
    if (leaf.equals("running_var")) {
      shift = 1;
      scale = 0.5;
    } else if (leaf.contains("weight") && values.shape().rank() == 1) {
      shift = gamma;
      scale = 0.25 * gamma;
    } else if (leaf.contains("weight")) {
      scale = gain * Math.sqrt(3.0 * values.dim(0) / values.numel());
    }
    Filler.fill(values.data(), name, scale * factor, shift * factor);
  }

  /** The input of a pass in evaluation mode, of one image. */
  Tensor evaluationInput() {
    return input(shape("eval_shape"));
  }

  /** The input of a training step. */
  Tensor trainingInput() {
    return input(shape("train_shape"));
  }

  /** As many images as in training, of the size that evaluation has. */
  Tensor frozenInput() {
    return input(shape("eval_shape").with(0, shape("train_shape").dim(0)));
  }

  private Shape shape(String key) {
    return Shape.of(
        ((List<?>) Json.get((Map<?, ?>) Json.get(json, "input"), key))
            .stream().mapToInt(v -> ((Number) v).intValue()).toArray());
  }

  private static Tensor input(Shape shape) {
    return Tensor.of(Filler.fill("input", shape.numel(), 1, 0), shape);
  }

  /** The outputs of modules in evaluation mode. */
  Map<String, TensorDigest> intermediates() {
    return digests((Map<?, ?>) Json.get(json, "eval"), "mid");
  }

  /** The outputs of the network in evaluation mode. */
  Map<String, TensorDigest> outputs() {
    return digests((Map<?, ?>) Json.get(json, "eval"), "out");
  }

  boolean hasFrozenStep() {
    return json.containsKey("train_bn_frozen");
  }

  /** A step in training mode. */
  Step trainingStep() {
    return new Step((Map<?, ?>) Json.get(json, "train"));
  }

  /** A step in evaluation mode, that is with running statistics. */
  Step frozenStep() {
    return new Step((Map<?, ?>) Json.get(json, "train_bn_frozen"));
  }

  private static Map<String, TensorDigest> digests(Map<?, ?> map, String key) {
    Map<String, TensorDigest> digests = new LinkedHashMap<>();
    if (map.get(key) instanceof Map<?, ?> found) {
      found.forEach((name, digest) -> digests.put((String) name, new TensorDigest(digest)));
    }
    return digests;
  }

  private static double number(Map<?, ?> map, String key) {
    return ((Number) Json.get(map, key)).doubleValue();
  }

  /** A reference step: loss, gradients, running statistics afterwards. */
  static final class Step {
    private final Map<?, ?> json;

    private Step(Map<?, ?> json) {
      this.json = json;
    }

    double loss() {
      return number(json, "loss");
    }

    double gradientNorm() {
      return number(json, "total_grad_norm");
    }

    Map<String, TensorDigest> outputs() {
      return digests(json, "out");
    }

    Map<String, TensorDigest> gradients() {
      Map<String, TensorDigest> gradients = digests(json, "grads");
      gradients.values().removeIf(TensorDigest::isNothing);
      return gradients;
    }

    Map<String, TensorDigest> runningStatistics() {
      return digests(json, "bn_stats_after");
    }

    /** By the rule of {@link TensorDigest}, with the error of PyTorch's float32 loss. */
    double lossTolerance() {
      return tolerance(loss(), number(json, "loss_f32"));
    }

    private static double tolerance(double loss, double floatLoss) {
      return TensorDigest.FACTOR * Math.abs(floatLoss - loss) + TensorDigest.FLOOR * loss;
    }

    /** The parts of the loss with their tolerances by the same rule. */
    void checkLosses(Map<String, Tensor> actual) {
      Map<?, ?> wanted = (Map<?, ?>) Json.get(json, "losses");
      Map<?, ?> floats = (Map<?, ?>) Json.get(json, "losses_f32");
      assertThat(actual).hasSameSizeAs(wanted);
      actual.forEach(
          (name, loss) -> {
            double expected = number(wanted, name);
            assertThat((double) loss.item())
                .as(name)
                .isCloseTo(expected, within(tolerance(expected, number(floats, name))));
          });
    }

    /** The stored gradients, and the norm of all, within a floor of {@link TensorDigest}. */
    void checkGradients(String mode, Module network, double floor) {
      Map<String, Parameter> parameters = network.namedParameters();
      gradients()
          .forEach(
              (name, digest) ->
                  digest.check(
                      mode + " gradient of " + name,
                      Objects.requireNonNull(find(parameters, name).grad()),
                      floor));
      double squares = 0;
      for (Parameter parameter : parameters.values()) {
        Tensor gradient = parameter.grad();
        for (int i = 0; gradient != null && i < gradient.numel(); i++) {
          squares += (double) gradient.data()[i] * gradient.data()[i];
        }
      }
      assertThat(Math.sqrt(squares))
          .as(mode + " norm of all gradients")
          .isCloseTo(gradientNorm(), within(gradientNormTolerance(floor)));
    }

    /** By the same rule, with the largest error of any gradient of PyTorch's float32 run. */
    double gradientNormTolerance(double floor) {
      double error =
          gradients().values().stream().mapToDouble(TensorDigest::floatError).max().orElse(0);
      return (TensorDigest.FACTOR * error + floor) * gradientNorm();
    }
  }

  @Override
  public String toString() {
    return model + " " + shape("train_shape");
  }

  static Tensor find(Map<String, ? extends Tensor> tensors, String name) {
    return Objects.requireNonNull(tensors.get(name), name);
  }
}
