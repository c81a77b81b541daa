package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads small text files. */
final class TextLines {
  private TextLines() {}

  /** The lines of a UTF-8 file, with its byte order mark left out. */
  static List<String> of(Path file) throws IOException {
    return text(file).lines().toList();
  }

  /** The text of a UTF-8 file, with its byte order mark left out. */
  static String text(Path file) throws IOException {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (MalformedInputException e) {
      throw new DatasetFormatException(file, "", "is not UTF-8 text", e);
    }
  }
}
