package org.fovea.io.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.fovea.io.RealData;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxTest {
  private final Path folder;

  IdxTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static byte[] idx(int type, int[] shape, int... elements) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeShort(0);
    out.writeByte(type);
    out.writeByte(shape.length);
    for (int length : shape) {
      out.writeInt(length);
    }
    for (int element : elements) {
      out.writeByte(element);
    }
    return bytes.toByteArray();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private LabelledImageSet read() throws IOException {
    return ClassificationDatasets.read(folder, warning -> {});
  }

  /** Two pictures of three columns and two rows, of the classes 1 and 0. */
  @BeforeEach
  void writeGoodOnes() throws IOException {
    int[] pixels = {0, 1, 2, 3, 4, 255, 10, 11, 12, 13, 14, 15};
    write("train-images-idx3-ubyte", idx(8, new int[] {2, 2, 3}, pixels));
    write("train-labels-idx1-ubyte", idx(8, new int[] {2}, 1, 0));
  }

  private static void pack(Path file) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(file + ".gz")))) {
      Files.copy(file, out);
    }
    Files.delete(file);
  }

  private void holdsBoth() throws IOException {
    LabelledImageSet set = read();
    assertThat(set.classNames()).containsExactly("0", "1");
    assertThat(set.labels()).containsExactly(1, 0);
    assertThat(set.image(0).getNumBands()).isEqualTo(1);
    assertThat(set.grayImage(0).width).isEqualTo(3);
    assertThat(set.grayImage(0).data).containsExactly(0, 1, 2, 3, 4, -1);
    assertThat(set.grayImage(1).data).containsExactly(10, 11, 12, 13, 14, 15);
    assertThat(set.source(1)).endsWith(", picture 1");
  }

  private static LabelledImageSet part(Map<Split, LabelledImageSet> splits, Split split) {
    return Objects.requireNonNull(splits.get(split), () -> "no split " + split);
  }

  @Test
  void plainAndPackedFilesHoldTheSame() throws IOException {
    holdsBoth();
    pack(folder.resolve("train-images-idx3-ubyte"));
    holdsBoth();
    pack(folder.resolve("train-labels-idx1-ubyte"));
    holdsBoth();
  }

  @Test
  void splitsHaveTheSameClasses() throws IOException {
    write("t10k-images-idx3-ubyte", idx(8, new int[] {1, 1, 1}, 7));
    write("t10k-labels-idx1-ubyte", idx(8, new int[] {1}, 4));
    Map<Split, LabelledImageSet> splits = ClassificationDatasets.readSplits(folder, warning -> {});
    assertThat(splits.keySet()).containsExactly(Split.TRAIN, Split.TEST);
    assertThat(part(splits, Split.TRAIN).classNames()).hasSize(5);
    assertThat(read().labels()).containsExactly(1, 0, 4);
    assertThat(read().source(2)).endsWith("t10k-images-idx3-ubyte, picture 0");
  }

  @ParameterizedTest
  @CsvSource({"9, signed byte", "11, short", "12, int", "13, float", "14, double", "7, unknown"})
  void otherElementsAreNamed(int type, String name) throws IOException {
    write("train-images-idx3-ubyte", idx(type, new int[] {0, 1, 1}));
    refused(this::read, "element type: is " + name + " (0x", "expected unsigned byte (0x08)");
  }

  @Test
  void whatDoesNotFitIsRefused() throws IOException {
    byte[] good = Files.readAllBytes(folder.resolve("train-images-idx3-ubyte"));
    write("train-labels-idx1-ubyte", idx(8, new int[] {3}, 1, 0, 1));
    refused(this::read, "are 3 labels, expected 2 as train-images-idx3-ubyte holds pictures");
    write("train-images-idx3-ubyte", Arrays.copyOf(good, good.length - 1));
    refused(this::read, "elements: are 11, expected 12");
    write("train-images-idx3-ubyte", Arrays.copyOf(good, good.length + 1));
    refused(this::read, "are more than the 12 that the header states");
    write("train-images-idx3-ubyte", Arrays.copyOf(good, 9));
    refused(this::read, "breaks off");
    write("train-images-idx3-ubyte", idx(8, new int[] {2}, 1, 1));
    refused(this::read, "dimensions: are 1, expected 3");
    write("train-images-idx3-ubyte", new byte[] {1, 2, 3, 4});
    refused(this::read, "magic number: begins with 0102");
    Files.delete(folder.resolve("train-labels-idx1-ubyte"));
    refused(this::read, "has no train-labels-idx1-ubyte or .gz beside it");
  }

  /** Nothing is allocated for what a header of 16 bytes only claims. */
  @ParameterizedTest
  @CsvSource({"2000000000, 1, 1", "1000000, 1000000, 1000000", "-1, 1, 1", "1, 0, 1"})
  void claimedSizesAreHeldAgainstTheFile(int count, int height, int width) throws IOException {
    write("train-images-idx3-ubyte", idx(8, new int[] {count, height, width}));
    refused(this::read, "train-images-idx3-ubyte: length");
    pack(folder.resolve("train-images-idx3-ubyte"));
    refused(this::read, "train-images-idx3-ubyte.gz: length");
  }

  private static void refused(ThrowingCallable reading, String... said) {
    assertThatThrownBy(reading).isInstanceOf(DatasetFormatException.class).message().contains(said);
  }

  /** Digest and count from Python: gzip.open(...).read()[16:] and [8:]. */
  @Test
  void readsMnist() throws Exception {
    LabelledImageSet set = ClassificationDatasets.read(RealData.folder("mnist"), warning -> {});
    assertThat(set.size()).isEqualTo(10_000);
    assertThat(set.classNames()).hasSize(10);
    int[] counts = new int[10];
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int i = 0; i < set.size(); i++) {
      counts[set.label(i)]++;
      digest.update(set.grayImage(i).data);
    }
    assertThat(counts).containsExactly(COUNTS);
    assertThat(HexFormat.of().formatHex(digest.digest())).startsWith(DIGEST);
  }

  private static final int[] COUNTS = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
  private static final String DIGEST = "6d87418db22cc802";
}
