package org.fovea.io.dataset;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A data set's file does not hold what its format asks for. */
public final class DatasetFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * A failure with what caused it.
   *
   * @param file the file or folder
   * @param where the line or field in it, empty where it is all of it
   * @param problem what is there, and what was expected
   * @param cause what a parser threw, or null
   */
  public DatasetFormatException(
      Path file, String where, String problem, @Nullable Throwable cause) {
    super(file + (where.isEmpty() ? ": " : ": " + where + ": ") + problem, cause);
  }

  /**
   * A failure.
   *
   * @param file the file or folder
   * @param where the line or field in it, empty where it is all of it
   * @param problem what is there, and what was expected
   */
  public DatasetFormatException(Path file, String where, String problem) {
    this(file, where, problem, null);
  }
}
