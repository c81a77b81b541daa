package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fovea.neural.inference.InferenceForm;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.model.FeatureTaps;
import org.fovea.neural.model.TrainingOutput;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Scale;
import org.fovea.neural.segmentation.SegmentationNetwork;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;

/** Checks a segmentation network, without dropout, against its reference run. */
final class SegmenterCheck {
  private static final CrossEntropyConfig LOSS = CrossEntropyConfig.defaults().withIgnoreIndex(255);

  private final ModelCase golden;
  private final SegmentationNetwork network;

  SegmenterCheck(ModelCase golden, SegmentationNetwork network) {
    this.golden = golden;
    this.network = network;
    golden.fill(network);
  }

  void run() {
    network.eval();
    Autograd.noGrad(
        () -> {
          evaluation();
          return network;
        });
    step("frozen", golden.frozenStep(), golden.frozenInput());
    network.train();
    network.zeroGrad();
    step("training", golden.trainingStep(), golden.trainingInput());
  }

  /** The logits in evaluation mode, of both forms. */
  void evaluationAlone() {
    network.eval();
    logits(golden.evaluationInput());
  }

  private void logits(Tensor input) {
    TensorDigest out = Objects.requireNonNull(golden.outputs().get("out"));
    out.check("forward", Autograd.noGrad(() -> network.forward(input)));
    out.check("inference form", InferenceForm.of(network).apply(input));
  }

  private void evaluation() {
    Tensor input = golden.evaluationInput();
    Map<String, TensorDigest> wanted = golden.intermediates();
    FeatureTaps taps = FeatureTaps.of(network, List.copyOf(wanted.keySet()));
    Map<String, Tensor> outputs = taps.during(() -> network.forward(input));
    wanted.forEach((name, digest) -> digest.check(name, ModelCase.find(outputs, name)));
    check("evaluation", golden.outputs(), network.forwardTraining(input));
    logits(input);
  }

  private static void check(String mode, Map<String, TensorDigest> wanted, TrainingOutput actual) {
    Map<String, Tensor> outputs = new LinkedHashMap<>(Map.of("out", actual.logits()));
    outputs.put("aux", actual.auxiliary().get(0).logits());
    wanted.forEach(
        (name, digest) -> digest.check(mode + " " + name, ModelCase.find(outputs, name)));
  }

  private void step(String mode, ModelCase.Step expected, Tensor input) {
    TrainingOutput training = network.forwardTraining(input);
    check(mode, expected.outputs(), training);
    Tensor loss = loss(training);
    assertThat((double) loss.item())
        .as(mode + " loss")
        .isCloseTo(expected.loss(), within(expected.lossTolerance()));
    loss.backward();
    expected.checkGradients(mode, network, TensorDigest.KINKS);
    Map<String, Tensor> state = network.stateDict();
    expected
        .runningStatistics()
        .forEach((name, digest) -> digest.check(mode + " " + name, ModelCase.find(state, name)));
  }

  private static Tensor loss(TrainingOutput training) {
    Shape shape = training.logits().shape();
    IntTensor targets = targets(Shape.of(shape.dim(0), shape.dim(2), shape.dim(3)));
    Tensor loss = CrossEntropy.crossEntropy(training.logits(), targets, LOSS);
    for (TrainingOutput.Auxiliary auxiliary : training.auxiliary()) {
      Tensor term = CrossEntropy.crossEntropy(auxiliary.logits(), targets, LOSS);
      loss = Add.add(loss, Scale.scale(term, (float) auxiliary.weight()));
    }
    return loss;
  }

  /** Even draws of 0 to 20 and 255. */
  private static IntTensor targets(Shape shape) {
    float[] units = Filler.fill("segtarget", shape.numel(), 1, 0);
    int[] targets = new int[units.length];
    for (int i = 0; i < targets.length; i++) {
      int label = (int) Math.floor((units[i] + 1.0) / 2 * 22);
      targets[i] = label == 21 ? 255 : label;
    }
    return IntTensor.of(targets, shape);
  }
}
