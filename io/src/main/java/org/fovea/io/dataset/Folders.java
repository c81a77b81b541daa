package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fovea.io.image.ImageFormat;

/** Finds what a data set's folder holds. */
final class Folders {
  /** The order of everything that is read from a folder, so that no file system decides it. */
  static final Comparator<Path> BY_NAME = Comparator.comparing(Folders::slashed);

  private Folders() {}

  /** The first of some folders that is there. */
  static Optional<Path> first(Path parent, String... names) {
    return Stream.of(names).map(parent::resolve).filter(Files::isDirectory).findFirst();
  }

  /** The files of a folder with one extension, by name. */
  static List<Path> files(Path folder, String extension) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(extension) && Files.isRegularFile(f))
          .sorted(BY_NAME)
          .toList();
    }
  }

  /** The .txt files of a folder and the folders in it, by name. */
  static List<Path> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(".txt") && Files.isRegularFile(f))
          .sorted(BY_NAME)
          .toList();
    }
  }

  /** The pictures of a folder and the folders in it, by name. */
  static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> ImageFormat.ofName(f).isPresent() && Files.isRegularFile(f))
          .sorted(BY_NAME)
          .toList();
    }
  }

  /** The folder that a file is in, absolute and without dots. */
  static Path parent(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  /** A path that a file names. */
  static Path resolve(Path folder, String name, Path namedBy, String where)
      throws DatasetFormatException {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      throw new DatasetFormatException(
          namedBy, where, "got '" + name + "', expected the name of a file", e);
    }
  }

  /** The path of a picture that a file names. */
  static Path picture(Path folder, String name, Path namedBy, String where)
      throws DatasetFormatException {
    Path picture = resolve(folder, name, namedBy, where);
    String last = String.valueOf(picture.getFileName());
    if (name.isBlank() || last.equals(".") || last.equals("..")) {
      throw new DatasetFormatException(
          namedBy, where, "got '" + name + "', expected the name of a picture");
    }
    return picture;
  }

  /** A file's name without its last extension. */
  static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** A path with forward slashes. */
  static String slashed(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }
}
