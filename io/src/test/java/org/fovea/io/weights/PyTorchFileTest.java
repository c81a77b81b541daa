package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fovea.io.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PyTorchFileTest {
  private static Checkpoint checkpoint(String name) throws IOException {
    FileBytes bytes = FileBytes.of(Path.of(name), Fixtures.bytes(name));
    return WeightFormat.of(bytes) == WeightFormat.PYTORCH
        ? PyTorchFile.readZip(bytes)
        : LegacyPyTorchFile.read(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "tensors.pth, tensors.txt",
    "tensors_legacy.pth, tensors.txt",
    "checkpoint.pth, checkpoint.txt",
    "checkpoint_legacy.pth, checkpoint.txt"
  })
  void holdsWhatTorchLoads(String file, String golden) throws IOException {
    Fixtures.assertHolds(Fixtures.read(file), Fixtures.lines(golden));
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint.pth", "checkpoint_legacy.pth"})
  void plainDataStayPlainData(String file) throws IOException {
    Checkpoint checkpoint = checkpoint(file);
    assertThat(checkpoint.tree()).isInstanceOf(Map.class);
    Map<?, ?> tree = (Map<?, ?>) checkpoint.tree();
    assertThat(tree.get("epoch")).isEqualTo(3L);
    assertThat(tree.get("arch")).isEqualTo("tiny");
    assertThat(tree.get("best")).isEqualTo(0.5);
    assertThat(tree.get("steps")).isEqualTo(40L);
    assertThat(tree.get("done")).isEqualTo(true);
    assertThat(tree.get("note")).isEqualTo(Checkpoint.None.NONE);
    assertThat(tree.get("big")).isEqualTo(BigInteger.ONE.shiftLeft(70));
    assertThat(tree.get("dtype")).isEqualTo("torch.bfloat16");
    assertThat(tree.get("device")).isEqualTo("cuda:1");
    assertThat(tree.get("size")).isEqualTo(List.of(2L, 3L));
    assertThat(tree.get("pair")).isEqualTo(List.of(1L, "two"));
    assertThat(tree.get("raw")).isEqualTo(new byte[] {0, -1});
    assertThat(checkpoint.tensors().metadata())
        .containsEntry("epoch", "3")
        .containsEntry("best", "0.5")
        .containsEntry("note", "None")
        .doesNotContainKeys("raw", "pair.0", "optimizer.param_groups.0.lr");
  }

  @Test
  void customaryWrappersComeOff() throws IOException {
    NamedArrays all = Fixtures.read("checkpoint.pth");
    assertThat(all.wrapper()).isEqualTo("state_dict.module.");
    assertThat(all.under(all.wrapper()).arrays().keySet())
        .containsExactly(
            "0.weight",
            "0.bias",
            "1.weight",
            "1.bias",
            "1.running_mean",
            "1.running_var",
            "1.num_batches_tracked");
    assertThat(Fixtures.read("tensors.pth").wrapper()).isEmpty();
  }

  @Test
  void loneTensorHasAName() throws IOException {
    Fixtures.assertHolds(
        Fixtures.read("tensor.pth"), List.of("tensor\tFLOAT32\t2x2\t1.0 1.0 1.0 1.0"));
  }

  @Test
  void newerProtocolsAreRead() throws IOException {
    Fixtures.assertHolds(Fixtures.read("protocol4.pth"), List.of("a\tFLOAT32\t2\t1.0 1.0"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "complex | torch.ComplexFloatStorage: complex tensors are not read",
        "sparse | torch._utils._rebuild_sparse_tensor: sparse tensors are not read",
        "quantized | torch._utils._rebuild_qtensor: quantised tensors are not read",
        "module | torch.nn.modules.linear.Linear: expected tensors and plain data only",
        "namespace | argparse.Namespace: expected tensors and plain data only",
        "evil | offset 190, GLOBAL: posix.system: expected tensors and plain data only",
        "torchscript | a TorchScript archive",
        "pickle | a pickle that torch.save did not write"
      })
  void allElseIsRefusedByName(String name, String message) {
    assertThatThrownBy(() -> Fixtures.read("refused_" + name + ".pth"))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageStartingWith("refused_" + name + ".pth: ")
        .hasMessageContaining(message);
  }

  @Test
  void writtenFileComesBackAligned(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.pth");
    NamedArrays tensors = Fixtures.read("tensors.pth");
    WeightFiles.write(file, tensors);
    Fixtures.assertHolds(WeightFiles.read(file), Fixtures.lines("tensors.txt"));
    byte[] bytes = Files.readAllBytes(file);
    // Twelve numbers from -2 on in steps of a half: the storage of "base", and of "matrix".
    byte[] start = {0, 0, 0, -64, 0, 0, -64, -65, 0, 0, -128, -65};
    int found = 0;
    for (int i = 0; i < bytes.length - start.length; i++) {
      if (Arrays.equals(bytes, i, i + start.length, start, 0, start.length)) {
        assertThat(i % 64).isZero();
        found++;
      }
    }
    assertThat(found).isEqualTo(2);
  }

  @Test
  void sameArraysGiveTheSameBytes(@TempDir Path folder) throws IOException {
    NamedArrays tensors = Fixtures.read("checkpoint.pth");
    PyTorchFile.write(folder.resolve("a.pth"), tensors);
    PyTorchFile.write(folder.resolve("b.pth"), tensors);
    assertThat(folder.resolve("a.pth")).hasSameBinaryContentAs(folder.resolve("b.pth"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void realCheckpointsHoldWhatTorchLoads(int index) throws IOException {
    Path folder = RealData.folder("weights");
    String[] line = Fixtures.lines("real.txt").get(index).split(" ", 2);
    NamedArrays arrays = WeightFiles.read(folder.resolve(line[0]));
    assertThat(Fixtures.checksum(arrays)).isEqualTo(line[1]);
  }
}
