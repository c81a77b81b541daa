package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.neural.detection.DetectedObjects;
import org.fovea.neural.detection.DetectionTarget;
import org.fovea.neural.detection.NeuralDetector;
import org.fovea.neural.op.Add;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Checks a detector against its reference run, by the tolerances of {@link TensorDigest}. */
final class DetectorCheck {
  private final ModelCase golden;
  private final NeuralDetector detector;
  private final List<Tensor> images = new ArrayList<>();

  DetectorCheck(ModelCase golden, NeuralDetector detector) {
    this.golden = golden;
    this.detector = detector;
    golden.fill(detector);
    for (String name : List.of("input", "input2")) {
      Shape shape = shape((List<?>) Json.get(golden.part("images"), name));
      images.add(Tensor.of(Filler.fill(name, shape.numel(), 0.5, 0.5), shape));
    }
  }

  private static Shape shape(List<?> extents) {
    return Shape.of(extents.stream().mapToInt(v -> ((Number) v).intValue()).toArray());
  }

  void run() {
    detector.eval();
    ModuleOutputs observer = new ModuleOutputs(detector);
    List<DetectedObjects> found = observer.during(() -> detector.detect(images));
    Map<String, Tensor> outputs = new LinkedHashMap<>(observer.outputs);
    Autograd.noGrad(
        () -> {
          outputs.putAll(DetectorParts.outputs(detector, images, observer.outputs));
          return outputs;
        });
    golden
        .intermediates()
        .forEach((name, digest) -> digest.check(name, ModelCase.find(outputs, name)));
    for (int i = 0; i < found.size(); i++) {
      detections(i, found.get(i));
    }
    detector.train();
    losses();
  }

  private void detections(int picture, DetectedObjects found) {
    check(picture + ".boxes", found.boxes());
    check(picture + ".scores", found.scores());
    check(picture + ".masks", found.masks());
    check(picture + ".keypoints", found.keypoints());
    check(picture + ".keypoints_scores", found.keypointScores());
    Map<?, ?> wanted = (Map<?, ?>) Json.get(golden.part("eval"), "detections");
    List<?> labels = (List<?>) Json.get((Map<?, ?>) Json.get(wanted, picture + ".labels"), "data");
    assertThat(found.labels().data())
        .isEqualTo(labels.stream().mapToInt(v -> ((Number) v).intValue()).toArray());
  }

  private void check(String name, @Nullable Tensor actual) {
    Map<?, ?> all = (Map<?, ?>) Json.get(golden.part("eval"), "detections");
    assertThat(actual != null).as("has " + name).isEqualTo(all.containsKey(name));
    if (actual == null) {
      return;
    }
    Map<?, ?> wanted = (Map<?, ?>) Json.get(all, name);
    Map<?, ?> errors = (Map<?, ?>) Json.get(golden.part("eval"), "detections_same_in_f32");
    Number error = (Number) Json.get(errors, name);
    if (!wanted.containsKey("data")) {
      Map<String, Object> digest = new LinkedHashMap<>(Map.of("f32_err", error));
      wanted.forEach((key, value) -> digest.put((String) key, value));
      new TensorDigest(digest).check(name, actual);
      return;
    }
    assertThat(actual.shape()).as(name).isEqualTo(shape((List<?>) Json.get(wanted, "shape")));
    List<Double> values =
        ((List<?>) Json.get(wanted, "data")).stream().map(v -> ((Number) v).doubleValue()).toList();
    double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);
    double tolerance = (TensorDigest.FACTOR * error.doubleValue() + TensorDigest.FLOOR) * largest;
    for (int i = 0; i < values.size(); i++) {
      assertThat((double) actual.data()[i])
          .as("%s element %d", name, i)
          .isCloseTo(values.get(i), within(tolerance));
    }
  }

  private void losses() {
    ModelCase.Step expected = golden.trainingStep();
    Map<String, Tensor> losses = detector.losses(images, targets());
    expected.checkLosses(losses);
    Tensor total = losses.values().stream().reduce(Add::add).orElseThrow();
    total.backward();
    Map<String, Parameter> parameters = detector.namedParameters();
    expected
        .gradients()
        .forEach(
            (name, digest) ->
                digest.check(
                    "gradient of " + name,
                    Objects.requireNonNull(ModelCase.find(parameters, name).grad()),
                    TensorDigest.KINKS));
    double squares = 0;
    for (Parameter parameter : parameters.values()) {
      Tensor gradient = parameter.grad();
      for (int i = 0; gradient != null && i < gradient.numel(); i++) {
        squares += (double) gradient.data()[i] * gradient.data()[i];
      }
    }
    assertThat(Math.sqrt(squares))
        .as("norm of all gradients")
        .isCloseTo(
            expected.gradientNorm(), within(expected.gradientNormTolerance(TensorDigest.FLOOR)));
  }

  private List<DetectionTarget> targets() {
    List<DetectionTarget> targets = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Map<?, ?> json = (Map<?, ?>) golden.list("targets").get(i);
      Tensor boxes = tensor((List<?>) Json.get(json, "boxes"), 4);
      Tensor keypoints =
          json.containsKey("keypoints") ? points((List<?>) Json.get(json, "keypoints")) : null;
      int[] labels =
          ((List<?>) Json.get(json, "labels"))
              .stream().mapToInt(v -> ((Number) v).intValue()).toArray();
      targets.add(
          new DetectionTarget(
              boxes,
              IntTensor.of(labels),
              json.containsKey("masks") ? masks(boxes, images.get(i)) : null,
              keypoints));
    }
    return targets;
  }

  private static Tensor tensor(List<?> rows, int columns) {
    Tensor tensor = Tensor.zeros(rows.size(), columns);
    for (int i = 0; i < tensor.numel(); i++) {
      List<?> row = (List<?>) rows.get(i / columns);
      tensor.data()[i] = ((Number) row.get(i % columns)).floatValue();
    }
    return tensor;
  }

  private static Tensor points(List<?> objects) {
    List<Object> rows = new ArrayList<>();
    objects.forEach(points -> rows.addAll((List<?>) points));
    return Tensor.of(tensor(rows, 3).data(), objects.size(), rows.size() / objects.size(), 3);
  }

  /** The lower left three quarters each way of each box. */
  private static Tensor masks(Tensor boxes, Tensor image) {
    int width = image.dim(2);
    Tensor masks = Tensor.zeros(boxes.dim(0), image.dim(1), width);
    for (int i = 0; i < boxes.dim(0); i++) {
      int[] box = new int[4];
      for (int k = 0; k < 4; k++) {
        box[k] = (int) boxes.data()[4 * i + k];
      }
      for (int y = box[1] + (box[3] - box[1]) / 4; y < box[3]; y++) {
        for (int x = box[0]; x < box[2] - (box[2] - box[0]) / 4; x++) {
          masks.data()[(i * image.dim(1) + y) * width + x] = 1;
        }
      }
    }
    return masks;
  }
}
