package org.fovea.io.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.fovea.io.dataset.DatasetFormatException;
import org.fovea.io.dataset.Split;

/** Reads a folder per class. */
final class ImageFolderReader {
  private final ClassificationReadConfig config;
  private final Consumer<String> warnings;

  ImageFolderReader(ClassificationReadConfig config, Consumer<String> warnings) {
    this.config = config;
    this.warnings = warnings;
  }

  /** The parts that a folder holds. */
  Map<Split, LabelledImageSet> splits(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new DatasetFormatException(root, "", "expected a folder with a folder for each class");
    }
    Map<Split, Path> folders = splitFolders(root);
    SortedSet<String> names = new TreeSet<>();
    for (Path folder : folders.values()) {
      for (Path classFolder : Listing.folders(folder)) {
        names.add(name(classFolder));
      }
    }
    List<String> classNames = List.copyOf(names);
    Map<Split, LabelledImageSet> splits = new EnumMap<>(Split.class);
    for (Map.Entry<Split, Path> entry : folders.entrySet()) {
      splits.put(entry.getKey(), read(entry.getValue(), classNames));
    }
    if (splits.values().stream().allMatch(set -> set.size() == 0)) {
      throw new DatasetFormatException(
          root, "", "holds no picture that can be read in a folder for its class");
    }
    return splits;
  }

  /** The folders of the splits, or the root where its folders are not all such. */
  private static Map<Split, Path> splitFolders(Path root) throws IOException {
    Map<Split, Path> folders = new EnumMap<>(Split.class);
    for (Path folder : Listing.folders(root)) {
      Optional<Split> split = splitOf(name(folder));
      if (split.isEmpty() || folders.containsKey(split.get())) {
        return Map.of(Split.ALL, root);
      }
      // One without classes is a test split whose truth is kept secret.
      if (!Listing.folders(folder).isEmpty()) {
        folders.put(split.get(), folder);
      }
    }
    return folders.isEmpty() ? Map.of(Split.ALL, root) : folders;
  }

  private static Optional<Split> splitOf(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "train", "training" -> Optional.of(Split.TRAIN);
      case "val", "valid", "validation" -> Optional.of(Split.VAL);
      case "test", "testing" -> Optional.of(Split.TEST);
      default -> Optional.empty();
    };
  }

  private LabelledImageSet read(Path folder, List<String> classNames) throws IOException {
    FilePictures.Builder pictures = new FilePictures.Builder(config.images(), warnings);
    for (int label = 0; label < classNames.size(); label++) {
      Path classFolder = folder.resolve(classNames.get(label));
      boolean any = false;
      if (Files.isDirectory(classFolder)) {
        for (Path file : Listing.pictures(classFolder)) {
          any |= pictures.add(file, label);
        }
      }
      if (!any) {
        warnings.accept(classFolder + ": there are no pictures of this class");
      }
    }
    return pictures.set(classNames);
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }
}
