package org.fovea.io.dataset;

import java.util.Locale;

/** A part of a data set. */
public enum Split {
  /** To learn from. */
  TRAIN,
  /** To choose settings by. */
  VAL,
  /** To measure by. */
  TEST,
  /** The whole of a data set that its files do not divide. */
  ALL;

  /** The name in file names: {@code train}, {@code val}, {@code test}, {@code all}. */
  String fileName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The split of such a name. */
  static Split ofFileName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
