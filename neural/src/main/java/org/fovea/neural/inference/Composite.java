package org.fovea.neural.inference;

/**
 * A layer made of others that says how they follow each other in evaluation mode, so that {@link
 * InferenceForm} can fuse them. A layer that does not is run as it is.
 */
@FunctionalInterface
public interface Composite {
  /**
   * Describes what {@code forward} computes in evaluation mode.
   *
   * @param x the layer's input
   * @return the layer's output
   */
  Value compose(Value x);
}
