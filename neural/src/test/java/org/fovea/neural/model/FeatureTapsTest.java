package org.fovea.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;

class FeatureTapsTest {
  private final Random random = new Random(1);
  private final ImageClassifier network = Models.create("resnet20_cifar", 4, random);
  private final Tensor x = Tensor.randn(random, 2, 3, 16, 16);

  private static Tensor get(Map<String, Tensor> outputs, String name) {
    return Objects.requireNonNull(outputs.get(name));
  }

  @Test
  void outputsComeInTheOrderAskedFor() {
    Map<String, Tensor> outputs =
        FeatureTaps.of(network, List.of("layer3", "layer1.0", "linear")).forward(x);
    assertThat(outputs.keySet()).containsExactly("layer3", "layer1.0", "linear");
    assertThat(get(outputs, "layer3").shape().toArray()).containsExactly(2, 64, 4, 4);
    assertThat(get(outputs, "layer1.0").shape().toArray()).containsExactly(2, 16, 16, 16);
    assertThat(get(outputs, "linear").shape().toArray()).containsExactly(2, 4);
  }

  @Test
  void gradientsFlowToWhatCameBefore() {
    Tensor map = get(FeatureTaps.of(network, List.of("layer2")).forward(x), "layer2");
    Sum.sum(map).backward();
    Map<String, Parameter> parameters = network.namedParameters();
    assertThat(get(Map.copyOf(parameters), "conv1.weight").grad()).isNotNull();
    assertThat(get(Map.copyOf(parameters), "layer3.0.conv1.weight").grad()).isNull();
  }

  @Test
  void unknownLayersAreAnsweredWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureTaps.of(network, List.of("layer4")))
        .withMessage(
            "feature taps: no layer 'layer4' in CifarResNet, nearest are layer1, layer2, layer3");
  }

  @Test
  void aLayerThatWasNotUsedIsNamed() {
    ImageClassifier googlenet =
        Models.create(
            "googlenet", ModelConfig.defaults().withClasses(2).withInitialised(false), random);
    googlenet.eval();
    FeatureTaps taps = FeatureTaps.of(googlenet, List.of("aux1"));
    assertThatIllegalStateException()
        .isThrownBy(() -> taps.forward(Tensor.zeros(1, 3, 32, 32)))
        .withMessage("feature taps: the pass did not use layer 'aux1'");
  }
}
