package org.fovea.neural.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.ReLU;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.Models;
import org.fovea.neural.model.ResNetConfig;
import org.fovea.neural.model.ResNetTrunk;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.thread.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InferenceFormTest {
  /** Those with layers of 4096 features are left out for their size: AlexNet stands for them. */
  static Stream<String> networks() {
    return Models.names().stream()
        .filter(name -> !name.startsWith("vgg") && !name.equals("zfnet") && !name.endsWith("152"))
        .filter(name -> !name.equals("vit_b_16"));
  }

  /** A small input that the network takes. */
  private static int size(String name, ModelConfig defaults) {
    return name.startsWith("inception")
        ? 75
        : defaults.size() < 224 ? defaults.size() : name.startsWith("vit") ? 32 : 64;
  }

  /** Every parameter and statistic moved away from where it begins, so that all of them count. */
  static void shake(Layer network, Random random) {
    network
        .stateDict()
        .forEach(
            (name, values) -> {
              boolean variance = name.endsWith("running_var");
              float scale = values.shape().rank() > 1 ? 0.01f : 0.1f;
              for (int i = 0; i < values.numel(); i++) {
                float noise = (float) random.nextGaussian() * scale;
                values.data()[i] += variance ? Math.abs(noise) : noise;
              }
            });
  }

  /**
   * Folding rounds each weight once more, and sums are taken in another order: each of the layers,
   * a few dozen at most in a row of hundreds here, adds some units in the last place.
   */
  private static void assertSame(Tensor found, Tensor expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    double greatest = 0;
    double difference = 0;
    for (int i = 0; i < expected.numel(); i++) {
      greatest = Math.max(greatest, Math.abs(expected.data()[i]));
      difference = Math.max(difference, Math.abs(expected.data()[i] - found.data()[i]));
    }
    assertThat(greatest).isPositive();
    assertThat(difference).isLessThan(1000 * Math.ulp(1f) * greatest);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aNetworkGivesTheSame(String name) {
    ModelConfig defaults = Models.info(name).defaults();
    int size = size(name, defaults);
    Random random = new Random(1);
    ImageClassifier network = Models.create(name, defaults.withSize(size).withClasses(7), random);
    shake(network, random);
    network.eval();
    InferenceForm form = InferenceForm.of(network);
    Tensor x = Tensor.randn(random, 2, defaults.channels(), size, size);
    float[] before = x.data().clone();
    Tensor expected = Autograd.noGrad(() -> network.forward(x));
    Tensor alone = Workers.NONE.call(() -> form.apply(x));
    assertSame(alone, expected);
    assertThat(x.data()).isEqualTo(before);
    // Again, with arrays that hold what the first call left in them, and shared by threads.
    assertThat(Workers.fixed(3).call(() -> form.apply(x)).data()).isEqualTo(alone.data());
  }

  private static Conv2d conv(int in, int out, Random random) {
    return new Conv2d(in, out, 3, Conv2dConfig.defaults().withPadding(1), random);
  }

  /** Values used twice, sums on either side, activations before and after, an unknown layer. */
  @Test
  void fusesOnlyWhatNobodyElseUses() {
    Random random = new Random(1);
    Conv2d first = conv(3, 16, random);
    Conv2d second = conv(16, 16, random);
    BatchNorm2d norm = new BatchNorm2d(16);
    Layer swish = Activation.silu();
    Layer unknown = Activation.leakyRelu(0.1f);
    MaxPool2d pool = new MaxPool2d(Pool2dConfig.of(3).withStride(2).withPadding(1));
    Sequential all = new Sequential(first, second, norm, swish, unknown, pool);
    shake(all, random);
    all.eval();
    InferenceForm form =
        InferenceForm.ofOutputs(
            all,
            x -> {
              Value a = x.then(first);
              Value b = a.then(second).then(norm).then(swish);
              Value c = b.plus(a).then(unknown).plus(a.relu());
              return List.of(c.then(pool), a, Value.concat(List.of(a, c, b), 1));
            });
    Tensor x = Tensor.randn(random, 2, 3, 21, 17);
    Tensor a = first.forward(x);
    Tensor b = swish.forward(norm.forward(second.forward(a)));
    Tensor c = org.fovea.neural.op.Add.add(a, b);
    c = org.fovea.neural.op.Add.add(unknown.forward(c), new ReLU().forward(a));
    for (int pass = 0; pass < 2; pass++) {
      List<Tensor> found = form.applyAll(x);
      assertSame(found.get(0), pool.forward(c));
      assertSame(found.get(1), a);
      assertSame(found.get(2), org.fovea.neural.op.Concat.cat(List.of(a, c, b), 1));
    }
  }

  @Test
  void aBackboneGivesItsStages() {
    Random random = new Random(1);
    ModelConfig config = ModelConfig.defaults();
    ResNetTrunk trunk = new ResNetTrunk(ResNetConfig.basic(1, 1, 1, 1), config, random);
    trunk.eval();
    Tensor x = Tensor.randn(random, 1, 3, 64, 48);
    List<Tensor> found = InferenceForm.ofOutputs(trunk, trunk::stages).applyAll(x);
    List<Tensor> expected = trunk.stages(x);
    for (int i = 0; i < 4; i++) {
      assertSame(found.get(i), expected.get(i));
    }
  }

  @Test
  void callsAtTheSameTimeAndOfOtherSizesDoNotDisturbEachOther() throws Exception {
    Random random = new Random(1);
    ImageClassifier network =
        Models.create("resnet20_cifar", Models.info("resnet20_cifar").defaults(), random);
    network.eval();
    InferenceForm form = InferenceForm.of(network);
    List<Tensor> inputs = new ArrayList<>();
    List<float[]> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      inputs.add(Tensor.randn(random, 1 + i % 2, 3, 16 + 4 * (i % 3), 16));
      Tensor x = inputs.get(i);
      expected.add(form.apply(x).data());
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<float[]>> calls = new ArrayList<>();
      inputs.forEach(x -> calls.add(() -> Workers.NONE.call(() -> form.apply(x)).data()));
      List<Future<float[]>> found = threads.invokeAll(calls);
      for (int i = 0; i < inputs.size(); i++) {
        assertThat(found.get(i).get()).as("call %d", i).isEqualTo(expected.get(i));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void keepsTheWeightsOfItsBeginning() {
    Random random = new Random(1);
    Sequential layers = new Sequential(conv(3, 8, random), new BatchNorm2d(8), new ReLU());
    layers.eval();
    InferenceForm form = InferenceForm.of(layers);
    Tensor x = Tensor.randn(random, 1, 3, 9, 9);
    float[] expected = form.apply(x).data();
    layers.stateDict().values().forEach(values -> Arrays.fill(values.data(), 7));
    assertThat(form.apply(x).data()).isEqualTo(expected);
  }

  @Test
  void wantsEvaluationMode() {
    Sequential layers = new Sequential(conv(3, 8, new Random(1)), new BatchNorm2d(8));
    assertThatThrownBy(() -> InferenceForm.of(layers))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("Sequential", "training mode");
  }
}
