package org.fovea.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fovea.io.image.ImageFormat;

/** Pictures named on the command line, by themselves or by their folder. */
final class PictureArguments {
  private PictureArguments() {}

  /**
   * The files of pictures.
   *
   * @param named files, and folders that stand for the pictures right in them in the order of their
   *     names
   * @return at least one
   * @throws IOException when a folder can't be read or none has a picture
   */
  static List<Path> files(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        try (Stream<Path> inside = Files.list(path)) {
          inside
              .filter(file -> Files.isRegularFile(file) && ImageFormat.ofName(file).isPresent())
              .sorted()
              .forEach(files::add);
        }
      } else {
        files.add(path);
      }
    }
    if (files.isEmpty()) {
      throw new IOException(named + ": no pictures there");
    }
    return files;
  }

  /** A picture's name without its extension. */
  static String name(Path image) {
    String file = String.valueOf(image.getFileName());
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
