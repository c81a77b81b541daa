package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
    return text(file, Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** The text that a file's bytes stand for, with its byte order mark left out. */
  static String text(Path file, byte[] bytes, Charset charset) throws DatasetFormatException {
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DatasetFormatException(file, "", "is not " + charset + " text", e);
    }
  }
}
