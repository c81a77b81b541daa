package org.fovea.classic.cascade;

import java.io.IOException;

/** A cascade file that is not what it should be. The message names the file, place and flaw. */
public final class CascadeFormatException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * A flaw in a file.
   *
   * @param file the file's name
   * @param problem place and flaw
   */
  public CascadeFormatException(String file, String problem) {
    super(file + ": " + problem);
  }

  /**
   * A flaw in a file that something below came across.
   *
   * @param file the file's name
   * @param problem place and flaw
   * @param cause what was thrown
   */
  public CascadeFormatException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
