package org.fovea.io.weights;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A weight file does not hold what its format asks for, or holds what is refused. */
public final class WeightFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * A failure with what caused it.
   *
   * @param file the file
   * @param where the entry, field or offset in it, empty where it is all of it
   * @param problem what is there, and what was expected
   * @param cause what a parser threw, or null
   */
  public WeightFormatException(Path file, String where, String problem, @Nullable Throwable cause) {
    super(
        file + (where.isEmpty() ? ": " : ": " + printable(where) + ": ") + printable(problem),
        cause);
  }

  /** Names of a file may hold what a terminal obeys. */
  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  /**
   * A failure.
   *
   * @param file the file
   * @param where the entry, field or offset in it, empty where it is all of it
   * @param problem what is there, and what was expected
   */
  public WeightFormatException(Path file, String where, String problem) {
    this(file, where, problem, null);
  }
}
