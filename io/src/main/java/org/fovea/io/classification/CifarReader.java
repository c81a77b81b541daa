package org.fovea.io.classification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;

/** Reads CIFAR's binary files: for each picture its labels, then 32 x 32 bytes of R, G and B. */
final class CifarReader {
  private static final int SIDE = 32;
  private static final int PICTURE = 3 * SIDE * SIDE;

  /** The two data sets, and which of the bytes before a picture is the label. */
  private enum Layout {
    TEN(1, 0, 10, "data_batch_\\d+\\.bin", "test_batch.bin", "batches.meta.txt"),
    FINE(2, 1, 100, "train\\.bin", "test.bin", "fine_label_names.txt"),
    COARSE(2, 0, 20, "train\\.bin", "test.bin", "coarse_label_names.txt");

    final int header;
    final int labelAt;
    final int classes;
    final Pattern train;
    final String test;
    final String names;

    Layout(int header, int labelAt, int classes, String train, String test, String names) {
      this.header = header;
      this.labelAt = labelAt;
      this.classes = classes;
      this.train = Pattern.compile(train);
      this.test = test;
      this.names = names;
    }

    Optional<Split> splitOf(Path file) {
      String name = String.valueOf(file.getFileName());
      if (name.equals(test)) {
        return Optional.of(Split.TEST);
      }
      return train.matcher(name).matches() ? Optional.of(Split.TRAIN) : Optional.empty();
    }
  }

  private CifarReader() {}

  /** The data set that a file of this name belongs to; empty if it is none of them. */
  static Optional<ClassificationFormat> formatOf(Path file) {
    if (Layout.TEN.splitOf(file).isPresent()) {
      return Optional.of(ClassificationFormat.CIFAR_10);
    }
    return Layout.FINE.splitOf(file).map(split -> ClassificationFormat.CIFAR_100);
  }

  /** The parts of CIFAR-10 that a folder holds, or the one of a file. */
  static Map<Split, LabelledImageSet> cifar10(Path input) throws IOException {
    return splits(input, Layout.TEN);
  }

  /** The parts of CIFAR-100 that a folder holds, or the one of a file. */
  static Map<Split, LabelledImageSet> cifar100(Path input, boolean coarse) throws IOException {
    return splits(input, coarse ? Layout.COARSE : Layout.FINE);
  }

  private static Map<Split, LabelledImageSet> splits(Path input, Layout layout) throws IOException {
    boolean folder = Files.isDirectory(input);
    List<String> names = names(folder ? input : input.resolveSibling(""), layout);
    Map<Split, List<LabelledImageSet>> parts = new EnumMap<>(Split.class);
    for (Path file : folder ? Listing.of(input) : List.of(input)) {
      Optional<Split> split = layout.splitOf(file);
      if (split.isPresent()) {
        parts.computeIfAbsent(split.get(), s -> new ArrayList<>()).add(read(file, layout, names));
      }
    }
    if (parts.isEmpty()) {
      throw new DatasetFormatException(
          input,
          "",
          "holds no pictures of CIFAR, expected files %s or %s"
              .formatted(layout.train.pattern().replace("\\", ""), layout.test));
    }
    Map<Split, LabelledImageSet> splits = new EnumMap<>(Split.class);
    parts.forEach((split, sets) -> splits.put(split, LabelledImageSet.concat(sets)));
    return splits;
  }

  private static LabelledImageSet read(Path file, Layout layout, List<String> names)
      throws IOException {
    long size = Files.size(file);
    int record = layout.header + PICTURE;
    if (size % record != 0 || size > Integer.MAX_VALUE - 8) {
      throw new DatasetFormatException(
          file, "", "has %d bytes, expected a multiple of %d".formatted(size, record));
    }
    byte[] bytes = Files.readAllBytes(file);
    int[] labels = new int[bytes.length / record];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = bytes[i * record + layout.labelAt] & 0xFF;
      if (labels[i] >= layout.classes) {
        throw new DatasetFormatException(
            file,
            "label of picture " + i,
            "is %d, expected 0..%d".formatted(labels[i], layout.classes - 1));
      }
    }
    return new LabelledImageSet(
        names, labels, new StoredPictures(file, bytes, layout.header, SIDE, SIDE, 3));
  }

  /** Names as the file beside the pictures has them, or numbers. */
  private static List<String> names(Path folder, Layout layout) throws IOException {
    Path file = folder.resolve(layout.names);
    if (!Files.isRegularFile(file)) {
      return Numbers.upTo(layout.classes);
    }
    List<String> names =
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (names.size() != layout.classes) {
      throw new DatasetFormatException(
          file, "", "has %d names, expected %d".formatted(names.size(), layout.classes));
    }
    return names;
  }
}
