package org.fovea.io.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.fovea.io.array.NumericArray;

/** Good weight files that are cut short or have bytes changed are read or refused. */
class DamagedWeightsTest {
  private static final List<String> NAMES =
      List.of(
          "tensors.pth",
          "tensors_legacy.pth",
          "checkpoint.pth",
          "checkpoint_legacy.pth",
          "protocol4.pth",
          "c.npy",
          "version3.npy",
          "stored.npz",
          "deflated.npz",
          "tensors.safetensors");

  private static final Map<String, byte[]> FILES = new LinkedHashMap<>();

  @BeforeContainer
  static void readGoodOnes() throws IOException {
    Path file = Files.createTempFile("tensors", ".safetensors");
    WeightFiles.write(file, Fixtures.read("tensors.pth"));
    for (String name : NAMES) {
      FILES.put(
          name, name.endsWith("safetensors") ? Files.readAllBytes(file) : Fixtures.bytes(name));
    }
    Files.delete(file);
  }

  /** Only the one exception may come out; what is read, can be read to the end. */
  private static boolean isRead(String name, byte[] bytes) throws IOException {
    try {
      for (NumericArray array : Fixtures.read(name, bytes).arrays().values()) {
        array.writeTo(OutputStream.nullOutputStream());
        assertThat(array.toFloats()).hasSize(array.size());
      }
      return true;
    } catch (WeightFormatException e) {
      assertThat(e).hasMessageStartingWith(name + ": ");
      return false;
    }
  }

  /** Nothing in these files may lack; a ZIP archive ends with its directory. */
  @Property(tries = 1)
  void filesCutAnywhereAreRefused() throws IOException {
    for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
      for (int length = 0; length < file.getValue().length; length++) {
        byte[] cut = Arrays.copyOf(file.getValue(), length);
        assertThat(isRead(file.getKey(), cut)).as("%s, %d", file.getKey(), length).isFalse();
      }
      assertThat(isRead(file.getKey(), file.getValue())).isTrue();
    }
  }

  @Property(tries = 3000)
  void changedBytesAreReadOrRefused(
      @ForAll @IntRange(max = 9) int which,
      @ForAll @IntRange(min = 1, max = 12) int changes,
      @ForAll long seed)
      throws IOException {
    String name = NAMES.get(which);
    byte[] bytes = Objects.requireNonNull(FILES.get(name)).clone();
    Random random = new Random(seed);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      // Bits, any bytes, and those that make lengths large or negative.
      bytes[at] =
          switch (random.nextInt(4)) {
            case 0 -> (byte) (bytes[at] ^ 1 << random.nextInt(8));
            case 1 -> (byte) random.nextInt();
            case 2 -> -1;
            default -> bytes[random.nextInt(bytes.length)];
          };
    }
    isRead(name, bytes);
  }

  @Property(tries = 1000)
  void movedBytesAreReadOrRefused(@ForAll @IntRange(max = 9) int which, @ForAll long seed)
      throws IOException {
    String name = NAMES.get(which);
    byte[] bytes = Objects.requireNonNull(FILES.get(name));
    Random random = new Random(seed);
    int from = random.nextInt(bytes.length);
    int count = random.nextInt(Math.min(64, bytes.length - from) + 1);
    int to = random.nextInt(bytes.length);
    ByteArrayOutputStream moved = new ByteArrayOutputStream();
    moved.write(bytes, 0, to);
    moved.write(bytes, from, count);
    int rest = random.nextBoolean() ? to : Math.min(bytes.length, to + count);
    moved.write(bytes, rest, bytes.length - rest);
    isRead(name, moved.toByteArray());
  }

  /** The checksums of archives stop most changes: here the pickle itself is changed. */
  @Property(tries = 3000)
  void changedPicklesAreReadOrRefused(
      @ForAll @IntRange(min = 1, max = 6) int changes, @ForAll long seed) throws IOException {
    byte[] bytes = Objects.requireNonNull(FILES.get("checkpoint_legacy.pth")).clone();
    Random random = new Random(seed);
    for (int i = 0; i < changes; i++) {
      // Past the magic number, within the object's pickle.
      int at = 140 + random.nextInt(bytes.length - 140);
      PickleOpcode[] opcodes = PickleOpcode.values();
      bytes[at] =
          random.nextBoolean()
              ? (byte) opcodes[random.nextInt(opcodes.length)].code()
              : bytes[140 + random.nextInt(bytes.length - 140)];
    }
    isRead("checkpoint_legacy.pth", bytes);
  }
}
