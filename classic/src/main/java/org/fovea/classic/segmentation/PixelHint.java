package org.fovea.classic.segmentation;

/** What is known of a pixel before {@link GrabCut} begins. */
public enum PixelHint {
  /** Background for certain. */
  BACKGROUND(0),

  /** Foreground for certain. */
  FOREGROUND(1),

  /** Background at first. */
  PROBABLY_BACKGROUND(2),

  /** Foreground at first. */
  PROBABLY_FOREGROUND(3);

  static final PixelHint[] BY_CODE = values();

  private final int code;

  PixelHint(int code) {
    this.code = code;
  }

  /**
   * What stands for it in a map of hints; OpenCV's number.
   *
   * @return {@code 0..3}
   */
  public int code() {
    return code;
  }

  boolean isForeground() {
    return this == FOREGROUND || this == PROBABLY_FOREGROUND;
  }

  boolean isCertain() {
    return this == FOREGROUND || this == BACKGROUND;
  }
}
