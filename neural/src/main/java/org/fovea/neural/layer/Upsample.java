package org.fovea.neural.layer;

import static org.fovea.neural.op.Interpolate.interpolateBy;

import org.fovea.neural.op.Interpolation;
import org.fovea.neural.tensor.Tensor;

/** Enlarges by a factor, {@code [N, C, H, W]} to {@code [N, C, H * factor, W * factor]}. */
public final class Upsample extends Layer {
  private final double factor;
  private final Interpolation mode;
  private final boolean alignCorners;

  /**
   * Makes a layer that repeats the nearest element.
   *
   * @param factor of the extents, above 0; the product is rounded down
   */
  public Upsample(double factor) {
    this(factor, Interpolation.NEAREST, false);
  }

  /**
   * Makes a layer.
   *
   * @param factor of the extents, above 0; the product is rounded down
   * @param mode how elements are made
   * @param alignCorners whether first and last elements keep their places; for linear and cubic
   */
  public Upsample(double factor, Interpolation mode, boolean alignCorners) {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("upsample: factor is " + factor + ", expected above 0");
    }
    this.factor = factor;
    this.mode = mode;
    this.alignCorners = alignCorners;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> interpolateBy(x, mode, alignCorners, factor));
  }
}
