package org.fovea.io.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import boofcv.struct.image.GrayU8;
import boofcv.struct.image.Planar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarTest {
  private final Path folder;

  CifarTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A picture whose bands hold {@code value}, that plus 1 and plus 2, but for its last pixel. */
  private static byte[] record(int value, int... labels) {
    byte[] record = new byte[labels.length + 3 * 1024];
    for (int i = 0; i < labels.length; i++) {
      record[i] = (byte) labels[i];
    }
    for (int band = 0; band < 3; band++) {
      int from = labels.length + band * 1024;
      Arrays.fill(record, from, from + 1024, (byte) (value + band));
    }
    record[record.length - 1] = 99;
    return record;
  }

  private void write(String name, byte[]... records) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] record : records) {
      out.write(record);
    }
    Files.write(folder.resolve(name), out.toByteArray());
  }

  private static LabelledImageSet part(Map<Split, LabelledImageSet> splits, Split split) {
    return Objects.requireNonNull(splits.get(split), () -> "no split " + split);
  }

  @Test
  void batchesAreReadInOrder() throws IOException {
    write("data_batch_1.bin", record(10, 3), record(20, 9));
    write("data_batch_2.bin", record(250, 0));
    write("test_batch.bin", record(40, 1));
    Map<Split, LabelledImageSet> splits = ClassificationDatasets.readSplits(folder, w -> {});
    LabelledImageSet train = part(splits, Split.TRAIN);
    assertThat(train.labels()).containsExactly(3, 9, 0);
    assertThat(train.classNames()).hasSize(10).startsWith("0");
    Planar<GrayU8> image = train.image(2);
    assertThat(image.getBand(0).get(31, 31)).isEqualTo(250);
    assertThat(image.getBand(2).get(0, 0)).isEqualTo(252);
    assertThat(image.getBand(2).get(31, 31)).isEqualTo(99);
    assertThat(train.source(2)).endsWith("data_batch_2.bin, picture 0");
    assertThat(part(splits, Split.TEST).labels()).containsExactly(1);
  }

  @Test
  void namesComeFromTheMetaFile() throws IOException {
    write("test_batch.bin", record(40, 1));
    Files.writeString(
        folder.resolve("batches.meta.txt"),
        "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    LabelledImageSet set = ClassificationDatasets.read(folder, w -> {});
    assertThat(set.classNames().get(set.label(0))).isEqualTo("automobile");
    Files.writeString(folder.resolve("batches.meta.txt"), "airplane\n");
    assertThatThrownBy(() -> ClassificationDatasets.read(folder, w -> {}))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("batches.meta.txt: has 1 names, expected 10");
  }

  @Test
  void cifar100HasCoarseAndFineLabels() throws IOException {
    write("train.bin", record(10, 19, 99), record(20, 0, 7));
    LabelledImageSet fine = ClassificationDatasets.read(folder.resolve("train.bin"), w -> {});
    assertThat(fine.labels()).containsExactly(99, 7);
    assertThat(fine.image(1).getBand(0).get(0, 0)).isEqualTo(20);
    LabelledImageSet coarse =
        ClassificationDatasets.read(
            folder,
            ClassificationFormat.CIFAR_100,
            ClassificationReadConfig.defaults().withCoarseLabels(true),
            w -> {});
    assertThat(coarse.labels()).containsExactly(19, 0);
    assertThat(coarse.classNames()).hasSize(20);
  }

  @Test
  void wrongBytesAreNamed() throws IOException {
    write("test_batch.bin", record(40, 1), new byte[1]);
    assertThatThrownBy(() -> ClassificationDatasets.read(folder, w -> {}))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("has 3074 bytes, expected a multiple of 3073");
    write("test_batch.bin", record(40, 1), record(40, 10));
    assertThatThrownBy(() -> ClassificationDatasets.read(folder, w -> {}))
        .hasMessageContaining("label of picture 1: is 10, expected 0..9");
    assertThatThrownBy(
            () ->
                ClassificationDatasets.read(
                    folder,
                    ClassificationFormat.CIFAR_100,
                    ClassificationReadConfig.defaults(),
                    w -> {}))
        .hasMessageContaining("expected files train.bin or test.bin");
  }
}
