package org.fovea.neural.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.fovea.io.array.NumericArray;
import org.fovea.io.weights.NamedArrays;
import org.fovea.io.weights.WeightFiles;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleWeightsTest {
  private static Sequential network(long seed) {
    Random random = new Random(seed);
    return new Sequential(
        new Conv2d(3, 4, 3, Conv2dConfig.defaults(), random),
        new BatchNorm2d(4),
        new Flatten(),
        new Linear(16, 2, random));
  }

  private static float[] state(Sequential network, String name) {
    return Objects.requireNonNull(network.stateDict().get(name)).data();
  }

  private static Map<String, NumericArray> arrays(long seed) {
    return new LinkedHashMap<>(ModuleWeights.of(network(seed)).arrays());
  }

  private static NumericArray numbers(int... shape) {
    return NumericArray.of(Tensor.zeros(shape).data(), shape);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.safetensors", "a.pth", "a.npz"})
  void networkComesBackFromFile(String name, @TempDir Path folder) throws IOException {
    Sequential trained = network(1);
    trained.forward(Tensor.randn(new Random(5), 2, 3, 4, 4));
    Path file = folder.resolve(name);
    WeightFiles.write(file, ModuleWeights.of(trained));
    Sequential loaded = network(2);
    LoadReport report = ModuleWeights.load(loaded, WeightFiles.read(file));
    assertThat(report.complete()).isTrue();
    assertThat(report.loaded()).containsExactlyElementsOf(trained.stateDict().keySet());
    trained
        .stateDict()
        .forEach((key, values) -> assertThat(state(loaded, key)).isEqualTo(values.data()));
    assertThat(state(loaded, "1.num_batches_tracked")).containsExactly(1);
  }

  @Test
  void countersAreWholeNumbersAsInPyTorch() {
    assertThat(arrays(1))
        .hasEntrySatisfying(
            "1.num_batches_tracked",
            counter -> {
              assertThat(counter.type()).isEqualTo(NumericArray.Type.INT64);
              assertThat(counter.shape()).isEmpty();
            })
        .hasEntrySatisfying(
            "1.running_var",
            values -> assertThat(values.type()).isEqualTo(NumericArray.Type.FLOAT32));
  }

  @Test
  void strictLoadingTellsAllThatDoesNotFitAndChangesNothing() {
    Map<String, NumericArray> arrays = arrays(2);
    arrays.remove("0.bias");
    arrays.put("fc.weight", numbers(1));
    arrays.put("3.weight", numbers(2, 8));
    Sequential network = network(1);
    assertThatThrownBy(() -> ModuleWeights.load(network, NamedArrays.of(arrays)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "weights don't fit the module: 7 loaded; 1 missing: 0.bias; 1 unexpected: fc.weight;"
                + " 1 of another shape: 3.weight: [2, 8], expected [2, 16]");
    assertThat(state(network, "0.weight")).isEqualTo(state(network(1), "0.weight"));
  }

  @Test
  void looseLoadingTakesWhatFits() {
    Map<String, NumericArray> arrays = arrays(2);
    arrays.remove("0.bias");
    arrays.put("fc.weight", numbers(1));
    arrays.put("3.weight", numbers(2, 8));
    Sequential network = network(1);
    LoadReport report =
        ModuleWeights.load(
            network, NamedArrays.of(arrays), LoadConfig.defaults().withStrict(false));
    assertThat(report.missing()).containsExactly("0.bias");
    assertThat(report.unexpected()).containsExactly("fc.weight");
    assertThat(report.otherShape()).containsExactly("3.weight: [2, 8], expected [2, 16]");
    assertThat(state(network, "0.weight")).isEqualTo(state(network(2), "0.weight"));
    assertThat(state(network, "3.weight")).isEqualTo(state(network(1), "3.weight"));
  }

  @Test
  void prefixesAreStripped() {
    Map<String, NumericArray> arrays = new LinkedHashMap<>();
    arrays(2).forEach((name, array) -> arrays.put("module." + name, array));
    Sequential network = network(1);
    LoadConfig config = LoadConfig.defaults().withoutPrefix("module.");
    assertThat(ModuleWeights.load(network, NamedArrays.of(arrays), config).complete()).isTrue();
    assertThat(state(network, "0.weight")).isEqualTo(state(network(2), "0.weight"));
  }

  @Test
  void renamingMustKeepNamesApart() {
    LoadConfig config = LoadConfig.defaults().withRenaming(name -> "x");
    assertThatThrownBy(() -> ModuleWeights.load(network(1), NamedArrays.of(arrays(2)), config))
        .hasMessageContaining("two arrays become x, one of them 0.bias");
  }

  @Test
  void oldFilesLackCounters() {
    Map<String, NumericArray> arrays = arrays(2);
    arrays.remove("1.num_batches_tracked");
    Sequential network = network(1);
    network.forward(Tensor.randn(new Random(5), 2, 3, 4, 4));
    assertThat(ModuleWeights.load(network, NamedArrays.of(arrays)).complete()).isTrue();
    assertThat(state(network, "1.num_batches_tracked")).containsExactly(0);
  }
}
