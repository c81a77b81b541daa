package org.fovea.neural.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.metrics.progress.Progress;
import org.fovea.neural.data.ExampleSource;
import org.fovea.neural.data.Labelled;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.Models;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.weights.ModuleWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferLearningTest {
  private static ImageClassifier resnet18(int classes, long seed) {
    return Models.create("resnet18", classes, new SplittableRandom(seed));
  }

  private static float[] values(ImageClassifier network, String name) {
    return Objects.requireNonNull(network.stateDict().get(name)).data();
  }

  /** What begins with the prefix is trained, the rest keeps parameters and statistics. */
  @ParameterizedTest
  @CsvSource({"AS_IS, none", "CLASSIFIER, fc.", "LAST_STAGE, layer4.|fc.", "ALL, .*"})
  void aStrategyTrainsWhatItsNameSays(TransferStrategy strategy, String trained) {
    ImageClassifier network = resnet18(4, 1);
    TransferLearning.prepare(network, strategy);
    network.train();
    Map<String, float[]> before = new TreeMap<>();
    network.stateDict().forEach((name, values) -> before.put(name, values.data().clone()));
    Tensor sum = Sum.sum(network.forward(Tensor.randn(new SplittableRandom(2), 2, 3, 33, 33)));
    if (strategy != TransferStrategy.AS_IS) {
      sum.backward();
    }
    network
        .namedParameters()
        .forEach(
            (name, parameter) ->
                assertThat(parameter.grad() != null)
                    .as(name)
                    .isEqualTo(name.matches("(" + trained + ").*")));
    network
        .stateDict()
        .forEach(
            (name, values) -> {
              if (name.contains("running")) {
                assertThat(!java.util.Arrays.equals(values.data(), before.get(name)))
                    .as(name)
                    .isEqualTo(name.matches("(" + trained + ").*"));
              }
            });
  }

  @Test
  void loadsAllButTheClassifierOfOtherClasses() {
    ImageClassifier thousand = resnet18(10, 1);
    ImageClassifier four = resnet18(4, 2);
    float[] ownHead = values(four, "fc.weight").clone();
    assertThat(TransferLearning.load(four, ModuleWeights.of(thousand))).isFalse();
    assertThat(values(four, "fc.weight")).isEqualTo(ownHead);
    assertThat(values(four, "layer1.0.conv1.weight"))
        .isEqualTo(values(thousand, "layer1.0.conv1.weight"));
    assertThat(TransferLearning.load(resnet18(10, 3), ModuleWeights.of(thousand))).isTrue();
  }

  @Test
  void refusesOtherWeightsThatAreMissing() {
    Map<String, NumericArray> weights =
        new LinkedHashMap<>(ModuleWeights.of(resnet18(4, 1)).arrays());
    weights.remove("conv1.weight");
    assertThatThrownBy(() -> TransferLearning.load(resnet18(3, 1), NamedArrays.of(weights)))
        .hasMessageContaining("1 missing: conv1.weight");
  }

  @Test
  void theClassifierOfCachedFeaturesGivesTheNetworksScores() {
    ImageClassifier network = resnet18(4, 1);
    Labelled example = new Labelled(Tensor.randn(new SplittableRandom(2), 3, 33, 33), 2);
    ExampleSource<Labelled> features =
        CachedFeatures.of(network, ExampleSource.of(List.of(example, example)), Progress.NONE);
    Labelled cached = features.get(1, new SplittableRandom(0));
    assertThat(cached.label()).isEqualTo(2);
    LabelledBatch batch = LabelledBatch.of(List.of(cached));
    Tensor scores = CachedFeatures.classifier(network).forward(batch.inputs());
    Tensor whole = network.forward(LabelledBatch.of(List.of(example)).inputs());
    for (int c = 0; c < 4; c++) {
      assertThat(scores.data()[c])
          .as("products in another order")
          .isCloseTo(whole.data()[c], within(1e-5f));
    }
  }
}
