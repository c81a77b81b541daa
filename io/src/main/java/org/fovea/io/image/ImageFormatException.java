package org.fovea.io.image;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A picture can't be read: it is damaged, too large, or no picture at all. */
public final class ImageFormatException extends IOException {
  private static final long serialVersionUID = 1;

  private final String source;
  private final String reason;

  /**
   * A failure with what caused it.
   *
   * @param source the file, or what else names the picture
   * @param reason what is wrong with it
   * @param cause what the decoder threw, or null
   */
  public ImageFormatException(String source, String reason, @Nullable Throwable cause) {
    super(source + ": " + reason, cause);
    this.source = source;
    this.reason = reason;
  }

  /**
   * A failure.
   *
   * @param source the file, or what else names the picture
   * @param reason what is wrong with it
   */
  public ImageFormatException(String source, String reason) {
    this(source, reason, null);
  }

  /**
   * Which picture.
   *
   * @return the file, or what else names the picture
   */
  public String source() {
    return source;
  }

  /**
   * What is wrong.
   *
   * @return the reason, without the name of the picture
   */
  public String reason() {
    return reason;
  }
}
