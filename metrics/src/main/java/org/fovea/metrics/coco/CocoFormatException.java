package org.fovea.metrics.coco;

import java.io.IOException;

/**
 * A COCO file that is not what it should be. The message names the file, the place and the flaw.
 */
public final class CocoFormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final String problem;

  /**
   * A flaw in a file.
   *
   * @param file the file
   * @param problem place and flaw
   */
  public CocoFormatException(String file, String problem) {
    super(file + ": " + problem);
    this.file = file;
    this.problem = problem;
  }

  /**
   * A flaw in a file that something below came across.
   *
   * @param file the file
   * @param problem place and flaw
   * @param cause what was thrown
   */
  public CocoFormatException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
    this.file = file;
    this.problem = problem;
  }

  /**
   * The file.
   *
   * @return its path as it was given
   */
  public String file() {
    return file;
  }

  /**
   * The flaw.
   *
   * @return place and flaw, in one line
   */
  public String problem() {
    return problem;
  }
}
