package org.fovea.io.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.io.image.ImageFormat;

/** What a folder holds, by name, so that no file system decides the order. */
final class Listing {
  private static final Comparator<Path> BY_NAME =
      Comparator.comparing(path -> path.toString().replace('\\', '/'));

  private Listing() {}

  /** The files and folders in a folder, without hidden ones. */
  static List<Path> of(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted(BY_NAME)
          .toList();
    }
  }

  /** The folders in a folder. */
  static List<Path> folders(Path folder) throws IOException {
    return of(folder).stream().filter(Files::isDirectory).toList();
  }

  /** The pictures in a folder and in the folders in it, links followed. */
  static List<Path> pictures(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(path -> ImageFormat.ofName(path).isPresent() && Files.isRegularFile(path))
          .sorted(BY_NAME)
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
