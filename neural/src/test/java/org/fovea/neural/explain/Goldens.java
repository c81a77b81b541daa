package org.fovea.neural.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** The lines of goldens.txt; goldens.py says how they were made. */
final class Goldens {
  private Goldens() {}

  static double[] values(String name) {
    try (InputStream in = Goldens.class.getResourceAsStream("goldens.txt")) {
      String text =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      String line = text.lines().filter(l -> l.startsWith(name + ": ")).findFirst().orElseThrow();
      String[] numbers = line.substring(name.length() + 2).split(" ");
      return Arrays.stream(numbers).mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
