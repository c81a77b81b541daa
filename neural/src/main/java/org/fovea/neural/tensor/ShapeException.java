package org.fovea.neural.tensor;

/** Shapes that don't fit an operation; the message names the operation, the shapes and the rule. */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * Says what does not fit.
   *
   * @param message the operation, the shapes and what was expected
   */
  public ShapeException(String message) {
    super(message);
  }
}
