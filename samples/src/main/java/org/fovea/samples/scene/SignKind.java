package org.fovea.samples.scene;

import org.fovea.metrics.detection.Category;

/** The kinds of traffic sign in the scenes, with their category ids. */
public enum SignKind {
  /** A red octagon with the word STOP. */
  STOP(1, "stop"),
  /** A white triangle with a red border, its tip down. */
  YIELD(2, "yield"),
  /** A white disc with a red border and a number. */
  SPEED_LIMIT(3, "speed limit"),
  /** A red disc with a white bar. */
  NO_ENTRY(4, "no entry"),
  /** A blue disc with a white arrow. */
  MANDATORY(5, "mandatory direction"),
  /** A white triangle with a red border and a black symbol, its tip up. */
  WARNING(6, "warning"),
  /** A yellow diamond with a white border. */
  PRIORITY(7, "priority road");

  private final int id;
  private final String label;

  SignKind(int id, String label) {
    this.id = id;
    this.label = label;
  }

  /**
   * This kind as a class of objects.
   *
   * @return its category, in the group "traffic sign"
   */
  public Category category() {
    return new Category(id, label, "traffic sign");
  }
}
