package org.fovea.neural.layer;

import static org.fovea.neural.op.Linear.linear;

import java.util.random.RandomGenerator;
import org.fovea.neural.init.Uniform;
import org.fovea.neural.op.PointFunction;
import org.fovea.neural.op.PreparedLinear;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A fully connected layer, {@code [..., in]} to {@code [..., out]}. Parameters: {@code weight [out,
 * in]} and {@code bias [out]}, at first uniform in {@code +-1/sqrt(in)} as in PyTorch.
 */
public final class Linear extends Layer {
  private final Parameter weight;
  private final @Nullable Parameter bias;

  /**
   * Makes a layer with bias.
   *
   * @param inFeatures inputs
   * @param outFeatures outputs
   * @param random the source of the initial values
   */
  public Linear(int inFeatures, int outFeatures, RandomGenerator random) {
    this(inFeatures, outFeatures, true, random);
  }

  /**
   * Makes a layer.
   *
   * @param inFeatures inputs
   * @param outFeatures outputs
   * @param withBias whether a bias is added
   * @param random the source of the initial values
   */
  public Linear(int inFeatures, int outFeatures, boolean withBias, RandomGenerator random) {
    weight = parameter("weight", Tensor.zeros(outFeatures, inFeatures));
    bias = withBias ? parameter("bias", Tensor.zeros(outFeatures)) : null;
    double bound = 1 / Math.sqrt(inFeatures);
    Uniform.fill(weight, bound, random);
    if (bias != null) {
      Uniform.fill(bias, bound, random);
    }
  }

  /**
   * The weight.
   *
   * @return {@code [out, in]}
   */
  public Parameter weight() {
    return weight;
  }

  /**
   * The bias.
   *
   * @return {@code [out]}, or null without one
   */
  public @Nullable Parameter bias() {
    return bias;
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(x, () -> linear(x, weight, bias));
  }

  /**
   * This layer for inference together with what follows it, with its weight as it is now.
   *
   * @param function applied to each result
   * @return what computes the same with the weight rearranged once
   */
  public PreparedLinear prepared(PointFunction function) {
    return new PreparedLinear(weight, bias, function);
  }
}
