package org.fovea.io.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {
  private final Path file;

  NpyFileTest(@TempDir Path folder) {
    file = folder.resolve("a.npy");
  }

  private String written(NumericArray array) throws IOException {
    NpyFile.write(file, array);
    return HexFormat.of().formatHex(Files.readAllBytes(file));
  }

  /** What numpy 1.24 writes: {@code np.save(f, np.array([[1, 2, 250]], 'u1'))} and so on. */
  @Test
  void isWhatNumpyWrites() throws IOException {
    String u1 = "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 3), }";
    assertThat(written(NumericArray.of(new byte[] {1, 2, -6}, 1, 3)))
        .isEqualTo(header(u1) + "0102fa");
    String i4 = "{'descr': '<i4', 'fortran_order': False, 'shape': (2,), }";
    assertThat(written(NumericArray.of(new int[] {1, -2}, 2)))
        .isEqualTo(header(i4) + "01000000feffffff");
    String f4 = "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 4), }";
    assertThat(written(NumericArray.of(new float[0], 0, 4))).isEqualTo(header(f4));
  }

  private static String header(String text) {
    String padded = text + " ".repeat(128 - 10 - 1 - text.length()) + "\n";
    return "934e554d505901007600" + HexFormat.of().formatHex(padded.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void shapesFitTheirNumbers() {
    assertThatThrownBy(() -> NumericArray.of(new int[5], 2, 3))
        .hasMessage("expected 6 numbers for the shape [2, 3], got 5");
  }
}
