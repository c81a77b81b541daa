package org.fovea.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fovea.neural.layer.Module;
import org.fovea.neural.summary.Summary;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Shape;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryTest {
  /** More multiply-adds than a test has time for: {@link #largerNetworksHaveTorchvisionsFigure}. */
  private static final long MANY = 2_000_000_000L;

  private final Random random = new Random(1);

  static List<String> names() {
    return Models.names();
  }

  private ImageClassifier blank(String name, int classes) {
    ModelConfig config = Models.info(name).defaults().withInitialised(false);
    return Models.create(name, config.withClasses(classes), random);
  }

  @ParameterizedTest
  @MethodSource("names")
  void figuresAreThoseOfTheNetwork(String name) {
    ModelInfo info = Models.info(name);
    ModelConfig defaults = info.defaults();
    ImageClassifier network = blank(name, defaults.classes());
    long parameters = network.parameters().stream().mapToLong(Tensor::numel).sum();
    assertThat(info.parameters()).isEqualTo(parameters);
    assertThat(info.mean()).hasSize(defaults.channels());
    assertThat(info.std()).hasSize(defaults.channels());
    if (info.multiplyAdds() < MANY) {
      Summary summary =
          Summary.of(network, 1, defaults.channels(), defaults.size(), defaults.size());
      assertThat(info.multiplyAdds()).isEqualTo(summary.multiplyAdds());
    }
  }

  /** GFLOPS of torchvision's table of weights, in which a multiply-add counts once. */
  @ParameterizedTest
  @CsvSource({
    "vgg11, 7.609",
    "vgg13, 11.308",
    "vgg16, 15.47",
    "vgg19, 19.632",
    "inception_v3, 5.713",
    "resnet34, 3.664",
    "resnet50, 4.089",
    "resnet101, 7.801",
    "resnet152, 11.514",
    "resnext50_32x4d, 4.23",
    "wide_resnet50_2, 11.398",
    "convnext_tiny, 4.456",
    "swin_t, 4.491",
    "vit_b_16, 17.564"
  })
  void largerNetworksHaveTorchvisionsFigure(String name, double published) {
    assertThat(Models.info(name).multiplyAdds() / 1e9).isCloseTo(published, within(0.0005));
  }

  @ParameterizedTest
  @MethodSource("names")
  void onlyTheClassifierDependsOnTheClasses(String name) {
    ImageClassifier network = blank(name, 7);
    FeatureTaps.of(network, List.of(network.lastStageName()));
    Map<String, Shape> other = new HashMap<>();
    blank(name, 5).stateDict().forEach((key, values) -> other.put(key, values.shape()));
    List<String> changed =
        network.stateDict().entrySet().stream()
            .filter(entry -> !Objects.equals(other.get(entry.getKey()), entry.getValue().shape()))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(changed)
        .contains(network.classifierName() + ".weight", network.classifierName() + ".bias")
        .allMatch(
            parameter ->
                parameter.startsWith(network.classifierName() + ".")
                    || network.auxiliaryNames().stream()
                        .anyMatch(auxiliary -> parameter.startsWith(auxiliary + ".")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lenet5", "resnet18", "mobilenet_v3_small", "swin_t", "resnet20_cifar"})
  void anyChannelsAndClassesWillDo(String name) {
    ModelConfig config =
        Models.info(name).defaults().withChannels(2).withClasses(3).withInitialised(false);
    ImageClassifier network = Models.create(name, config.withSize(40), random);
    network.eval();
    Tensor logits = Autograd.noGrad(() -> network.forward(Tensor.zeros(2, 2, 40, 40)));
    assertThat(logits.shape().toArray()).containsExactly(2, 3);
  }

  /** The smallest extents that the networks' documentation promises. */
  @ParameterizedTest
  @CsvSource({
    "alexnet, 63",
    "zfnet, 53",
    "vgg11, 32",
    "googlenet, 15",
    "inception_v3, 75",
    "resnet18, 1",
    "mobilenet_v2, 1",
    "mobilenet_v3_small, 1",
    "efficientnet_b0, 1",
    "convnext_tiny, 32",
    "swin_t, 4"
  })
  void smallPicturesWillDo(String name, int size) {
    ImageClassifier network = blank(name, 2);
    network.eval();
    Tensor logits = Autograd.noGrad(() -> network.forward(Tensor.zeros(1, 3, size, size + 1)));
    assertThat(logits.shape().toArray()).containsExactly(1, 2);
  }

  @Test
  void theLastStageGivesAFeatureMap() {
    ImageClassifier network = blank("googlenet", 3);
    network.eval();
    Tensor x = Tensor.zeros(1, 3, 64, 64);
    Map<String, Tensor> map =
        Autograd.noGrad(() -> FeatureTaps.of(network, List.of(network.lastStageName())).forward(x));
    assertThat(Objects.requireNonNull(map.get("inception5b")).shape().toArray())
        .containsExactly(1, 1024, 2, 2);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Models.info("resnet19"))
        .withMessage("no model 'resnet19', nearest are resnet18, resnet34, resnet50");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Models.create("VGG16", 2, random))
        .withMessageContaining("vgg16");
  }

  @Test
  void sameSeedSameWeights() {
    ImageClassifier a = Models.create("mobilenet_v3_small", 5, new Random(3));
    ImageClassifier b = Models.create("mobilenet_v3_small", 5, new Random(3));
    assertThat(state(a)).isDeepEqualTo(state(b));
  }

  private static float[][] state(Module module) {
    return module.stateDict().values().stream().map(Tensor::data).toArray(float[][]::new);
  }

  @Test
  void badValuesAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelConfig.defaults().withClasses(0))
        .withMessage("classes is 0, expected 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Models.create("lenet5", new ModelConfig(10, 1, 8, true, true), random))
        .withMessage("LeNet-5: size is 8, expected 12 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CifarResNet(21, ModelConfig.defaults(), random))
        .withMessage("CIFAR ResNet: 21 layers, expected 6 n + 2, as 20 or 56");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new VisionTransformer(
                    ViTConfig.tiny(16), ModelConfig.defaults().withSize(100), random))
        .withMessage("ViT: size is 100, expected a multiple of the patch, 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResNetConfig.basic(2, 2, 2))
        .withMessage("depths is [2, 2, 2], expected four of 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResNetConfig.basic(2, 2, 2, 2).withDilated(false, true, true))
        .withMessageContaining("without bottlenecks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SwinConfig(4, 96, List.of(2, 2), List.of(3), 7, 0.2))
        .withMessageContaining("as many of each");
  }
}
