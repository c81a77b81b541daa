package org.fovea.classic.segmentation;

/** What is known of a pixel before {@link GrabCut} begins. The order is that of OpenCV's codes. */
public enum PixelHint {
  /** Background for certain. */
  BACKGROUND,

  /** Foreground for certain. */
  FOREGROUND,

  /** Background at first. */
  PROBABLY_BACKGROUND,

  /** Foreground at first. */
  PROBABLY_FOREGROUND;

  static final PixelHint[] BY_CODE = values();

  boolean isForeground() {
    return this == FOREGROUND || this == PROBABLY_FOREGROUND;
  }

  boolean isCertain() {
    return this == FOREGROUND || this == BACKGROUND;
  }
}
