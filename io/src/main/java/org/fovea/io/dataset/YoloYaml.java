package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * What a YOLO {@code data.yaml} says. It is read as a tree of nodes and never turned into objects:
 * all values stay text, as a class may be called "no", "1e3" or "null", and references are not
 * multiplied out.
 *
 * @param file the file
 * @param root the folder that its paths start from
 * @param names class names by index
 * @param sources folders with pictures, or .txt files that list pictures, of each split
 */
record YoloYaml(Path file, Path root, List<String> names, Map<Split, List<Path>> sources) {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(1 << 22).build();

  static YoloYaml read(Path file) throws IOException {
    Reader reader = new Reader(file);
    Map<String, Node> fields = reader.fields();
    Path folder = Folders.parent(file);
    Path root = folder;
    String path = reader.text("path", fields.get("path"), "");
    if (!path.isBlank()) {
      // Often it is that of the machine where the data set was made.
      Path stated = Folders.resolve(folder, path, file, "path").normalize();
      root = Files.isDirectory(stated) ? stated : folder;
    }
    List<String> names = reader.names(fields.get("names"));
    String count = reader.text("nc", fields.get("nc"), "").strip();
    if (!count.isEmpty() && !count.equals(String.valueOf(names.size()))) {
      throw new DatasetFormatException(
          file, "nc", "got " + count + ", expected " + names.size() + ", the number of names");
    }
    Map<Split, List<Path>> sources = new EnumMap<>(Split.class);
    for (Split split : List.of(Split.TRAIN, Split.VAL, Split.TEST)) {
      List<Path> paths = reader.paths(root, split.fileName(), fields.get(split.fileName()));
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

  /**
   * Reads the parts of one file.
   *
   * @param file the file
   */
  private record Reader(Path file) {
    Map<String, Node> fields() throws IOException {
      String text = TextLines.text(file);
      Optional<Node> content;
      try {
        StreamReader characters = new StreamReader(SETTINGS, text);
        content = new Composer(SETTINGS, new ParserImpl(SETTINGS, characters)).getSingleNode();
      } catch (YamlEngineException e) {
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
        throw new DatasetFormatException(file, "", "is not well-formed YAML: " + message, e);
      } catch (StackOverflowError e) {
        // The composer recurses as deep as the file nests, and has no limit of its own.
        throw new DatasetFormatException(file, "", "nests too deep, expected a map of lists", e);
      }
      if (content.isPresent() && content.get() instanceof MappingNode map) {
        return entries(map, "");
      }
      throw new DatasetFormatException(file, "", "expected a map with keys as train and names");
    }

    private Map<String, Node> entries(MappingNode map, String where) throws DatasetFormatException {
      Map<String, Node> entries = new LinkedHashMap<>();
      for (NodeTuple entry : map.getValue()) {
        String key = text(where, entry.getKeyNode());
        if (entries.put(key, entry.getValueNode()) != null) {
          throw problem(where, entry.getKeyNode(), "the key '" + key + "' is there twice");
        }
      }
      return entries;
    }

    /** The names as a list, or as a map from 0, 1, 2 and so on. */
    List<String> names(@Nullable Node node) throws DatasetFormatException {
      if (node instanceof SequenceNode list) {
        List<String> names = new ArrayList<>();
        for (Node name : list.getValue()) {
          names.add(text("names[" + names.size() + "]", name));
        }
        return names;
      }
      if (node instanceof MappingNode map) {
        Map<String, Node> entries = entries(map, "names");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
          String key = String.valueOf(i);
          Node name = entries.get(key);
          if (name == null) {
            throw problem(
                "names",
                map,
                String.format(
                    "has no key %s, expected 0 to %d without gaps", key, entries.size() - 1));
          }
          names.add(text("names/" + key, name));
        }
        return names;
      }
      throw node == null
          ? new DatasetFormatException(file, "names", "is missing, expected a list of classes")
          : problem("names", node, "expected a list of classes, got " + kind(node));
    }

    List<Path> paths(Path root, String key, @Nullable Node node) throws DatasetFormatException {
      List<Path> paths = new ArrayList<>();
      List<Node> items =
          node instanceof SequenceNode list
              ? list.getValue()
              : node == null ? List.of() : List.of(node);
      for (Node item : items) {
        String name = text(key, item);
        if (!name.isBlank() && !name.equals("null") && !name.equals("~")) {
          paths.add(path(root, key, name));
        }
      }
      return paths;
    }

    private Path path(Path root, String key, String name) throws DatasetFormatException {
      Path path = Folders.resolve(root, name, file, key).normalize();
      if (!Files.exists(path) && name.startsWith("../")) {
        // Exports of Roboflow name ../train/images for a folder beside the file.
        path = Folders.resolve(root, name.substring(3), file, key).normalize();
      }
      if (!Files.exists(path)) {
        throw new DatasetFormatException(
            file,
            key,
            "got '"
                + name
                + "', expected a folder of pictures or a .txt file; there is no "
                + path);
      }
      return path;
    }

    String text(String where, @Nullable Node node, String missing) throws DatasetFormatException {
      return node == null ? missing : text(where, node);
    }

    private String text(String where, Node node) throws DatasetFormatException {
      if (node instanceof ScalarNode scalar) {
        return scalar.getValue();
      }
      throw problem(where, node, "expected text, got " + kind(node));
    }

    private static String kind(Node node) {
      return node instanceof SequenceNode
          ? "a list"
          : node instanceof ScalarNode scalar ? "'" + scalar.getValue() + "'" : "a map";
    }

    private DatasetFormatException problem(String where, Node node, String problem) {
      String line = node.getStartMark().map(m -> "line " + (m.getLine() + 1)).orElse("");
      return new DatasetFormatException(
          file, line, where.isEmpty() ? problem : where + ": " + problem);
    }
  }
}
