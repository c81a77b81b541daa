package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * What a YOLO {@code data.yaml} says.
 *
 * @param file the file
 * @param root the folder that its paths start from
 * @param names class names by index
 * @param sources folders with pictures, or .txt files that list pictures, of each split
 */
record YoloYaml(Path file, Path root, List<String> names, Map<Split, List<Path>> sources) {
  /** All values stay text: a class may be called "no", "1e3" or "null". */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setSchema(new FailsafeSchema()).setCodePointLimit(1 << 22).build();

  static YoloYaml read(Path file) throws IOException {
    String text = TextLines.text(file);
    Object content;
    try {
      content = new Load(SETTINGS).loadFromString(text);
    } catch (YamlEngineException e) {
      String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
      throw new DatasetFormatException(file, "", "is not well-formed YAML: " + message, e);
    } catch (StackOverflowError e) {
      // The parser recurses as deep as the file nests, and has no limit of its own.
      throw new DatasetFormatException(file, "", "nests too deep, expected a map of lists", e);
    }
    if (!(content instanceof Map<?, ?> map)) {
      throw new DatasetFormatException(file, "", "got no map, expected keys as train and names");
    }
    Path folder = Folders.parent(file);
    Path root = folder;
    if (map.get("path") instanceof String path && !path.isBlank()) {
      // The path is often that of the machine where the data set was made.
      Path stated = Folders.resolve(folder, path, file, "path");
      root = Files.isDirectory(stated) ? stated.normalize() : folder;
    }
    List<String> names = names(file, map.get("names"));
    checkCount(file, map.get("nc"), names.size());
    Map<Split, List<Path>> sources = new EnumMap<>(Split.class);
    for (Split split : List.of(Split.TRAIN, Split.VAL, Split.TEST)) {
      List<Path> paths = paths(file, root, split.fileName(), map.get(split.fileName()));
      if (!paths.isEmpty()) {
        sources.put(split, paths);
      }
    }
    if (sources.isEmpty()) {
      throw new DatasetFormatException(
          file, "", "names no pictures, expected a folder as train, val or test");
    }
    return new YoloYaml(file, root, names, sources);
  }

  /** The names as a list, or as a map from 0, 1, 2 and so on. */
  private static List<String> names(Path file, @Nullable Object value)
      throws DatasetFormatException {
    if (value instanceof List<?> list) {
      List<String> names = new ArrayList<>();
      for (Object name : list) {
        names.add(text(file, "names[" + names.size() + "]", name));
      }
      return names;
    }
    if (value instanceof Map<?, ?> map) {
      @Nullable String[] names = new @Nullable String[map.size()];
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = text(file, "names", entry.getKey());
        names[index(file, key, names.length)] = text(file, "names/" + key, entry.getValue());
      }
      // As many distinct keys as places, so that none is empty: "1" and "01" aside.
      if (Arrays.asList(names).contains(null)) {
        throw new DatasetFormatException(file, "names", "an index is there twice");
      }
      return List.of(names);
    }
    throw new DatasetFormatException(
        file, "names", "got " + kind(value) + ", expected a list of class names");
  }

  private static int index(Path file, String key, int count) throws DatasetFormatException {
    try {
      int index = Integer.parseInt(key.strip());
      if (index >= 0 && index < count) {
        return index;
      }
    } catch (NumberFormatException e) {
      // Said below, as for an index out of range.
    }
    throw new DatasetFormatException(
        file, "names", "got the key '" + key + "', expected 0 to " + (count - 1) + " without gaps");
  }

  private static void checkCount(Path file, @Nullable Object nc, int names)
      throws DatasetFormatException {
    if (nc instanceof String count && !count.isBlank() && !count.strip().equals("" + names)) {
      throw new DatasetFormatException(
          file, "nc", "got " + count.strip() + ", expected " + names + ", the number of names");
    }
  }

  private static List<Path> paths(Path file, Path root, String key, @Nullable Object value)
      throws DatasetFormatException {
    List<Path> paths = new ArrayList<>();
    List<?> items =
        value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    for (Object item : items) {
      String name = text(file, key, item);
      if (!name.isBlank() && !name.equals("null") && !name.equals("~")) {
        paths.add(path(file, root, key, name));
      }
    }
    return paths;
  }

  private static Path path(Path file, Path root, String key, String name)
      throws DatasetFormatException {
    Path path = Folders.resolve(root, name, file, key).normalize();
    if (!Files.exists(path) && name.startsWith("../")) {
      // Exports of Roboflow name ../train/images for a folder beside the file.
      path = Folders.resolve(root, name.substring(3), file, key).normalize();
    }
    if (!Files.exists(path)) {
      throw new DatasetFormatException(
          file,
          key,
          "got '" + name + "', expected a folder of pictures or a .txt file; there is no " + path);
    }
    return path;
  }

  private static String text(Path file, String where, @Nullable Object value)
      throws DatasetFormatException {
    if (value instanceof String text) {
      return text;
    }
    throw new DatasetFormatException(file, where, "got " + kind(value) + ", expected text");
  }

  private static String kind(@Nullable Object value) {
    return value == null
        ? "nothing"
        : value instanceof List ? "a list" : value instanceof Map ? "a map" : "'" + value + "'";
  }
}
