package org.fovea.neural.layer;

import static org.fovea.neural.op.LocalResponseNorm.localResponseNorm;

import org.fovea.neural.tensor.Tensor;

/** Normalisation by neighbouring channels, {@code [N, C, ...]} to the same. */
public final class LocalResponseNorm extends Layer {
  private final int size;
  private final double alpha;
  private final double beta;
  private final double k;

  /**
   * Makes a layer with PyTorch's alpha of 1e-4, beta of 0.75 and k of 1.
   *
   * @param size channels that are summed over, at least 1
   */
  public LocalResponseNorm(int size) {
    this(size, 1e-4, 0.75, 1);
  }

  /**
   * Makes a layer.
   *
   * @param size channels that are summed over, at least 1
   * @param alpha factor of their mean square
   * @param beta the exponent
   * @param k added to the mean square
   */
  public LocalResponseNorm(int size, double alpha, double beta, double k) {
    this.size = size;
    this.alpha = alpha;
    this.beta = beta;
    this.k = k;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> localResponseNorm(x, size, alpha, beta, k));
  }
}
