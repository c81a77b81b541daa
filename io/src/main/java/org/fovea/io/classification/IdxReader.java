package org.fovea.io.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;

/** Reads MNIST's files and those of its kin. */
final class IdxReader {
  /** What is before {@code images}, and {@code -} or {@code .}. */
  private static final Pattern IMAGES = Pattern.compile("(.*)images([-.])idx3-ubyte(\\.gz)?");

  private IdxReader() {}

  static boolean isImages(Path file) {
    return IMAGES.matcher(fileName(file)).matches();
  }

  /** The parts that a folder holds, or the one of a file of pictures. */
  static Map<Split, LabelledImageSet> splits(Path input) throws IOException {
    Map<Split, Path> files = new EnumMap<>(Split.class);
    if (Files.isDirectory(input)) {
      for (Path file : Listing.of(input)) {
        if (isImages(file)) {
          add(files, file, input);
        }
      }
    } else {
      add(files, input, input);
    }
    if (files.isEmpty()) {
      throw new DatasetFormatException(
          input, "", "holds no pictures in IDX, such as train-images-idx3-ubyte.gz");
    }
    Map<Split, Pair> pairs = new EnumMap<>(Split.class);
    int classes = 0;
    for (Map.Entry<Split, Path> entry : files.entrySet()) {
      Pair pair = Pair.read(entry.getValue(), labelsOf(entry.getValue()));
      pairs.put(entry.getKey(), pair);
      classes = Math.max(classes, pair.classes());
    }
    List<String> names = Numbers.upTo(classes);
    Map<Split, LabelledImageSet> splits = new EnumMap<>(Split.class);
    pairs.forEach((split, pair) -> splits.put(split, pair.set(names)));
    return splits;
  }

  private static void add(Map<Split, Path> files, Path file, Path input)
      throws DatasetFormatException {
    Path other = files.putIfAbsent(splitOf(fileName(file)), file);
    // The same file unpacked and packed is there once.
    if (other != null && !(other + ".gz").equals(file.toString())) {
      throw new DatasetFormatException(
          input, "", "holds " + other.getFileName() + " and " + file.getFileName() + ", name one");
    }
  }

  private static Split splitOf(String name) {
    if (name.contains("train")) {
      return Split.TRAIN;
    } else if (name.contains("t10k") || name.contains("test")) {
      return Split.TEST;
    }
    return name.contains("val") ? Split.VAL : Split.ALL;
  }

  private static Path labelsOf(Path images) throws DatasetFormatException {
    Matcher matcher = IMAGES.matcher(fileName(images));
    if (!matcher.matches()) {
      throw new DatasetFormatException(
          images, "", "expected a name that ends in images-idx3-ubyte or images-idx3-ubyte.gz");
    }
    String plain = matcher.group(1) + "labels" + matcher.group(2) + "idx1-ubyte";
    Optional<Path> labels =
        Stream.of(plain, plain + ".gz")
            .map(images::resolveSibling)
            .filter(Files::isRegularFile)
            .findFirst();
    return labels.orElseThrow(
        () -> new DatasetFormatException(images, "", "has no " + plain + " or .gz beside it"));
  }

  private static String fileName(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * Pictures and as many labels.
   *
   * @param images three dimensions: count, rows, columns
   * @param labels one dimension
   */
  private record Pair(IdxArray images, IdxArray labels) {
    static Pair read(Path imageFile, Path labelFile) throws IOException {
      IdxArray images = IdxArray.read(imageFile, 3);
      IdxArray labels = IdxArray.read(labelFile, 1);
      if (images.shape()[0] != labels.shape()[0]) {
        throw new DatasetFormatException(
            labelFile,
            "elements",
            "are %d labels, expected %d as %s holds pictures"
                .formatted(labels.shape()[0], images.shape()[0], imageFile.getFileName()));
      }
      return new Pair(images, labels);
    }

    int[] numbers() {
      byte[] bytes = labels.bytes();
      return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xFF).toArray();
    }

    int classes() {
      return IntStream.of(numbers()).max().orElse(-1) + 1;
    }

    LabelledImageSet set(List<String> names) {
      int[] shape = images.shape();
      PictureSource pictures =
          new StoredPictures(images.file(), images.bytes(), 0, shape[2], shape[1], 1);
      return new LabelledImageSet(names, numbers(), pictures);
    }
  }
}
