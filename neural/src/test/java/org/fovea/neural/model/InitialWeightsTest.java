package org.fovea.neural.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights before training have the deviations that torchvision's constructors give them. */
class InitialWeightsTest {
  private static Tensor weight(String model, String name) {
    ImageClassifier network = Models.create(model, 10, new SplittableRandom(1));
    return Objects.requireNonNull(network.stateDict().get(name));
  }

  /**
   * The deviation of n draws is that of the distribution up to a few times 1 / sqrt(2n); the
   * smallest weight here has 864 elements.
   */
  @ParameterizedTest
  @CsvSource({
    // sqrt(2 / fan out): 64 * 49, 128 * 9, 32 * 9; a depthwise one has as many inputs for torch.
    "resnet18, conv1.weight, 0.025254",
    "resnet18, layer2.0.conv1.weight, 0.041667",
    "mobilenet_v2, features.0.0.weight, 0.083333",
    // Uniform in +-1/sqrt(512): a third of the square.
    "resnet18, fc.weight, 0.025516",
    // Uniform in +-1/sqrt(10).
    "efficientnet_b0, classifier.1.weight, 0.182574",
    "mobilenet_v2, classifier.1.weight, 0.01",
    "googlenet, conv3.conv.weight, 0.01",
    "inception_v3, AuxLogits.conv1.conv.weight, 0.01",
    "inception_v3, AuxLogits.fc.weight, 0.001",
    "inception_v3, fc.weight, 0.1",
    "convnext_tiny, features.1.0.block.3.weight, 0.02",
    "swin_t, features.1.0.attn.qkv.weight, 0.02",
    "vit_ti_16, encoder.pos_embedding, 0.02",
    // 1 / sqrt(3 * 16 * 16), and Xavier's rule for 192 and 768 features.
    "vit_ti_16, conv_proj.weight, 0.036084",
    "vit_ti_16, encoder.layers.encoder_layer_0.mlp.0.weight, 0.045644",
    "resnet20_cifar, layer2.0.conv1.weight, 0.117851",
  })
  void deviation(String model, String name, double expected) {
    float[] values = weight(model, name).data();
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    assertThat(Math.sqrt(squares / values.length)).isCloseTo(expected, within(0.1 * expected));
  }

  @Test
  void visionTransformersLogitsStartAtZero() {
    assertThat(weight("vit_ti_16", "heads.head.weight").data()).containsOnly(0);
  }

  @Test
  void biasesStartAtZeroOrByPyTorchsRule() {
    assertThat(weight("mobilenet_v2", "classifier.1.bias").data()).containsOnly(0);
    String attention = "encoder.layers.encoder_layer_0.self_attention.";
    assertThat(weight("vit_ti_16", attention + "out_proj.bias").data()).containsOnly(0);
    assertThat(weight("resnet18", "fc.bias").data()).doesNotContain(0);
  }

  @Test
  void regularisationCanBeTurnedOff() {
    ModelConfig config = ModelConfig.defaults().withClasses(4).withRegularised(false);
    ImageClassifier network = Models.create("efficientnet_b0", config, new SplittableRandom(1));
    Tensor x = Tensor.randn(new Random(2), 2, 3, 32, 32);
    assertThat(network.forward(x).data()).isEqualTo(network.forward(x).data());
    ImageClassifier dropping =
        Models.create("efficientnet_b0", config.withRegularised(true), new SplittableRandom(1));
    assertThat(dropping.forward(x).data()).isNotEqualTo(dropping.forward(x).data());
  }
}
