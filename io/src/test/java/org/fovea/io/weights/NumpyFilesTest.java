package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fovea.io.array.NumericArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"c", "fortran", "big", "version2", "version3"})
  void ordersAndVersionsGiveTheSame(String name) throws IOException {
    Fixtures.assertHolds(
        Fixtures.read(name + ".npy"), List.of(name + "\tFLOAT32\t2x3\t0.0 1.0 2.0 3.0 4.0 5.0"));
  }

  @Test
  void scalarsAreRead() throws IOException {
    Fixtures.assertHolds(Fixtures.read("scalar.npy"), List.of("scalar\tFLOAT64\t\t0.1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "structured | a structured type",
        "object | descr '|O', expected one of b1",
        "text | descr '<U2', expected one of b1",
        "complex | descr '<c8', expected one of b1"
      })
  void otherTypesAreRefusedByName(String name, String message) {
    assertThatThrownBy(() -> Fixtures.read(name + ".npy"))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "deflated.npz"})
  void archivesHoldAllTypes(String name) throws IOException {
    NamedArrays arrays = Fixtures.read(name);
    List<String> types =
        List.of(
            "BOOL", "UINT8", "INT8", "INT16", "INT32", "INT64", "FLOAT16", "FLOAT32", "FLOAT64");
    assertThat(arrays.arrays().values().stream().limit(9).map(array -> array.type().name()))
        .containsExactlyElementsOf(types);
    assertThat(arrays.arrays().values().stream().limit(9))
        .allSatisfy(array -> assertThat(array.toFloats()).containsExactly(1, 0, 1));
    assertThat(arrays.arrays().containsKey("layer/zeros")).isEqualTo(name.startsWith("deflated"));
  }

  @Test
  void archivesComeBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.npz");
    NamedArrays tensors = Fixtures.read("tensors.pth");
    WeightFiles.write(file, tensors);
    // NumPy has no bfloat16.
    List<String> lines =
        Fixtures.lines("tensors.txt").stream().map(l -> l.replace("BFLOAT16", "FLOAT32")).toList();
    Fixtures.assertHolds(WeightFiles.read(file), lines);
  }

  @Test
  void loneArraysComeBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.npy");
    WeightFiles.write(file, NamedArrays.of(Map.of("x", NumericArray.of(new double[] {0.1}, 1, 1))));
    Fixtures.assertHolds(WeightFiles.read(file), List.of("a\tFLOAT64\t1x1\t0.1"));
    assertThatThrownBy(() -> WeightFiles.write(file, Fixtures.read("stored.npz")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("a.npy holds one array, got 9; .npz holds more");
  }

  @Test
  void headersAreChecked() {
    String good = new String(Fixtures.bytes("c.npy"), StandardCharsets.ISO_8859_1);
    assertRefused(good.replace("(2, 3)", "(2, 4)"), "24 bytes of numbers, expected 32");
    assertRefused(good.replace("(2, 3)", "(2,-3)"), "expected descr, fortran_order and shape");
    assertRefused(good.replace("(2, 3)", "(2 3, )"), "shape (2 3, ), expected whole numbers");
    assertRefused(good.replace("(2, 3), ", "(9999999999)"), "length 9999999999");
    assertRefused(good.replace("NUMPY\1", "NUMPY\4"), "version 1.0, 2.0 or 3.0");
    assertRefused(good.replace("v\0{", "\u00ff\u00ff{"), "header of 65535 bytes");
    assertRefused(good + "x", "25 bytes of numbers, expected 24");
  }

  private static void assertRefused(String file, String message) {
    assertThatThrownBy(() -> Fixtures.read("a.npy", file.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOf(WeightFormatException.class)
        .hasMessageStartingWith("a.npy: ")
        .hasMessageContaining(message);
  }
}
