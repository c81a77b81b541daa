package org.fovea.io.classification;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.image.ImageFormat;

/** Reads a list of pictures and their labels. */
final class CsvReader {
  private static final Set<String> FILE_NAMES =
      Set.of("file", "filename", "file_name", "image", "path", "filepath");
  private static final Set<String> LABEL_NAMES = Set.of("label", "class", "category");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private final ClassificationReadConfig config;
  private final Consumer<String> warnings;

  CsvReader(ClassificationReadConfig config, Consumer<String> warnings) {
    this.config = config;
    this.warnings = warnings;
  }

  LabelledImageSet read(Path file) throws IOException {
    List<CsvRows.Row> rows = CsvRows.of(file, text(file));
    if (rows.isEmpty()) {
      throw new DatasetFormatException(file, "", "is empty, expected lines of file,label");
    }
    Columns columns = Columns.of(file, rows.get(0));
    List<CsvRows.Row> data = rows.subList(columns.header() ? 1 : 0, rows.size());
    for (CsvRows.Row row : data) {
      columns.check(file, row);
    }
    List<String> classNames = classNames(data.stream().map(columns::label).distinct().toList());
    Path folder = file.toAbsolutePath().resolveSibling("");
    Map<String, Integer> numbers = new HashMap<>();
    classNames.forEach(name -> numbers.put(name, numbers.size()));
    FilePictures.Builder pictures = new FilePictures.Builder(config.images(), warnings);
    for (CsvRows.Row row : data) {
      int label = numbers.getOrDefault(columns.label(row), -1);
      pictures.add(picture(folder, file, row, columns), label);
    }
    LabelledImageSet set = pictures.set(classNames);
    if (set.size() == 0) {
      throw new DatasetFormatException(file, "", "lists no picture that can be read");
    }
    return set;
  }

  private static String text(Path file) throws IOException {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DatasetFormatException(file, "", "is not UTF-8 text", e);
    }
  }

  /** Names in the order of their numbers where all are such, otherwise of their letters. */
  private static List<String> classNames(List<String> distinct) {
    boolean numbers = distinct.stream().allMatch(name -> NUMBER.matcher(name).matches());
    Comparator<String> order =
        numbers ? Comparator.comparingInt(Integer::parseInt) : Comparator.naturalOrder();
    return distinct.stream().sorted(order.thenComparing(Comparator.naturalOrder())).toList();
  }

  private static Path picture(Path folder, Path file, CsvRows.Row row, Columns columns)
      throws DatasetFormatException {
    String name = columns.file(row);
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      throw new DatasetFormatException(
          file, "line " + row.line(), "got '" + name + "', expected the name of a picture", e);
    }
  }

  /**
   * Which fields are read.
   *
   * @param header whether the first row names the columns
   * @param file the column of file names, from 0
   * @param label the column of labels, from 0
   */
  private record Columns(boolean header, int file, int label) {
    /** The first row is a header if none of its fields has the name of a picture. */
    static Columns of(Path csv, CsvRows.Row first) throws DatasetFormatException {
      List<String> names = first.fields();
      if (names.stream().anyMatch(Columns::isPicture)) {
        return new Columns(false, 0, 1);
      }
      int file = column(names, FILE_NAMES);
      int label = column(names, LABEL_NAMES);
      if (file < 0 || label < 0) {
        throw new DatasetFormatException(
            csv,
            "line " + first.line(),
            "has the fields " + names + ", expected a picture or the names file and label");
      }
      return new Columns(true, file, label);
    }

    private static boolean isPicture(String field) {
      try {
        return ImageFormat.ofName(Path.of(field)).isPresent();
      } catch (InvalidPathException e) {
        return false;
      }
    }

    private static int column(List<String> names, Set<String> wanted) {
      for (int i = 0; i < names.size(); i++) {
        if (wanted.contains(names.get(i).toLowerCase(Locale.ROOT))) {
          return i;
        }
      }
      return -1;
    }

    void check(Path csv, CsvRows.Row row) throws DatasetFormatException {
      int fields = Math.max(file, label) + 1;
      if (row.fields().size() < fields || file(row).isEmpty() || label(row).isEmpty()) {
        throw new DatasetFormatException(
            csv, "line " + row.line(), "got " + row.fields() + ", expected a file and a label");
      }
    }

    String file(CsvRows.Row row) {
      return row.fields().get(file);
    }

    String label(CsvRows.Row row) {
      return row.fields().get(label);
    }
  }
}
