package org.fovea.neural.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fovea.neural.loss.CrossEntropy.crossEntropy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fovea.neural.model.FeatureTaps;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.TrainingOutput;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Scale;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;

/** Checks a classifier, without dropout and stochastic depth, against its reference run. */
final class ClassifierCheck {
  private static final int[] TARGETS = {3, 7, 1, 5};

  /** Networks without ReLU and maximum pooling. */
  private static final Set<String> SMOOTH =
      Set.of(
          "convnext_tiny",
          "efficientnet_b0",
          "lenet5",
          "swin_t",
          "vit_b_16",
          "vit_ti_16",
          "vit_tiny_custom");

  private final ModelCase golden;
  private final ImageClassifier network;

  ClassifierCheck(ModelCase golden, ImageClassifier network) {
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
    if (golden.hasFrozenStep()) {
      step("frozen", golden.frozenStep(), golden.frozenInput());
    }
    network.train();
    network.zeroGrad();
    step("training", golden.trainingStep(), golden.trainingInput());
  }

  private void evaluation() {
    Map<String, TensorDigest> wanted = golden.intermediates();
    FeatureTaps taps = FeatureTaps.of(network, List.copyOf(wanted.keySet()));
    List<Tensor> logits = new ArrayList<>();
    Map<String, Tensor> outputs =
        taps.during(() -> logits.add(network.forward(golden.evaluationInput())));
    wanted.forEach((name, digest) -> digest.check(name, ModelCase.find(outputs, name)));
    golden.outputs().forEach((name, digest) -> digest.check("logits", logits.get(0)));
  }

  private void step(String mode, ModelCase.Step expected, Tensor input) {
    TrainingOutput training = network.forwardTraining(input);
    List<Tensor> outputs = new ArrayList<>(List.of(training.logits()));
    training.auxiliary().forEach(auxiliary -> outputs.add(auxiliary.logits()));
    List<TensorDigest> digests = List.copyOf(expected.outputs().values());
    for (int i = 0; i < digests.size(); i++) {
      digests.get(i).check(mode + " output " + i, outputs.get(i));
    }
    Tensor loss = loss(training);
    assertThat((double) loss.item())
        .as(mode + " loss")
        .isCloseTo(expected.loss(), within(expected.lossTolerance()));
    loss.backward();
    double floor = SMOOTH.contains(golden.model) ? TensorDigest.FLOOR : TensorDigest.KINKS;
    expected.checkGradients(mode, network, floor);
    Map<String, Tensor> state = network.stateDict();
    expected
        .runningStatistics()
        .forEach((name, digest) -> digest.check(mode + " " + name, ModelCase.find(state, name)));
  }

  private static Tensor loss(TrainingOutput training) {
    IntTensor targets = IntTensor.of(Arrays.copyOf(TARGETS, training.logits().dim(0)));
    Tensor loss = crossEntropy(training.logits(), targets);
    for (TrainingOutput.Auxiliary auxiliary : training.auxiliary()) {
      Tensor term = crossEntropy(auxiliary.logits(), targets);
      loss = Add.add(loss, Scale.scale(term, (float) auxiliary.weight()));
    }
    return loss;
  }
}
