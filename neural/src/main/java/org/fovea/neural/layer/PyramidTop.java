package org.fovea.neural.layer;

import java.util.List;
import org.fovea.neural.tensor.Tensor;

/** Makes the coarsest levels of a feature pyramid from those below. */
public abstract class PyramidTop extends Module {
  /** For subclasses. */
  protected PyramidTop() {}

  /**
   * Computes further levels.
   *
   * @param pyramid the pyramid's levels so far, finest first
   * @param features what the pyramid was made from, in the same order
   * @return the levels above, finest first
   */
  public abstract List<Tensor> levels(List<Tensor> pyramid, List<Tensor> features);
}
