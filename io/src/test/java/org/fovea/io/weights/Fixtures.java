package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.fovea.io.array.NumericArray;

/** The files that fixtures.py, beside them, made. */
final class Fixtures {
  private Fixtures() {}

  static byte[] bytes(String name) {
    try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static NamedArrays read(String name) throws IOException {
    return read(name, bytes(name));
  }

  static NamedArrays read(String name, byte[] bytes) throws IOException {
    return WeightFiles.read(FileBytes.of(Path.of(name), bytes));
  }

  static List<String> lines(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
  }

  /** Compares with lines of name, type, shape and numbers. */
  static void assertHolds(NamedArrays actual, List<String> lines) {
    List<String> names = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      names.add(fields[0]);
      NumericArray array = Objects.requireNonNull(actual.arrays().get(fields[0]), fields[0]);
      assertThat(array.type().name()).as(fields[0]).isEqualTo(fields[1]);
      assertThat(shape(array)).as(fields[0]).isEqualTo(fields[2]);
      double[] expected =
          Arrays.stream(fields[3].split(" "))
              .filter(number -> !number.isEmpty())
              .mapToDouble(Fixtures::number)
              .toArray();
      assertThat(numbers(array)).as(fields[0]).containsExactly(expected);
      float[] rounded = new float[expected.length];
      for (int i = 0; i < rounded.length; i++) {
        rounded[i] = (float) expected[i];
      }
      assertThat(array.toFloats()).as(fields[0]).containsExactly(rounded);
    }
    assertThat(actual.arrays().keySet()).containsExactlyElementsOf(names);
  }

  /** Infinity and not-a-number have other names in Python. */
  private static double number(String text) {
    return Double.parseDouble(text.replace("inf", "Infinity").replace("nan", "NaN"));
  }

  private static String shape(NumericArray array) {
    return Arrays.stream(array.shape())
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("x"));
  }

  static double[] numbers(NumericArray array) {
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i);
    }
    return numbers;
  }

  /** The line that fixtures.py makes for a checkpoint, without its name. */
  static String checksum(NamedArrays arrays) throws IOException {
    CRC32 crc = new CRC32();
    CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), crc);
    for (Map.Entry<String, NumericArray> entry : arrays.arrays().entrySet()) {
      NumericArray array = entry.getValue();
      String head =
          "%s %s %s%n".formatted(entry.getKey(), array.type(), Arrays.toString(array.shape()));
      out.write(head.getBytes(StandardCharsets.UTF_8));
      array.writeTo(out);
    }
    return "%d %d %08x".formatted(arrays.arrays().size(), arrays.numel(), crc.getValue());
  }
}
