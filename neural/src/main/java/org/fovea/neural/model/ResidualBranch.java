package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;

import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.layer.StochasticDepth;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** A chain of layers whose input is added to its output where their shapes are the same. */
final class ResidualBranch extends Layer implements Composite {
  private final Sequential branch;
  private final boolean residual;
  private final @Nullable StochasticDepth depth;

  /**
   * Makes a block.
   *
   * @param name of the chain within the block
   * @param branch the chain
   * @param residual whether the input is added
   * @param depth skips the chain at random in training, if the input is added; null for never
   */
  ResidualBranch(
      String name, Sequential branch, boolean residual, @Nullable StochasticDepth depth) {
    this.branch = child(name, branch);
    this.residual = residual;
    this.depth = depth == null ? null : child("stochastic_depth", depth);
  }

  @Override
  public Value compose(Value x) {
    Value y = x.then(branch);
    return residual ? y.plus(x) : y;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = branch.forward(x);
    if (!residual) {
      return y;
    }
    return add(depth == null ? y : depth.forward(y), x);
  }
}
