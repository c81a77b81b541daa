package org.fovea.neural.layer;

import java.util.function.UnaryOperator;
import org.fovea.neural.op.Relu;
import org.fovea.neural.tensor.Tensor;

/**
 * The sizes and habits of a transformer's layer. A value out of range is an {@link
 * IllegalArgumentException}.
 *
 * @param features E, a multiple of the heads
 * @param heads of attention
 * @param hidden features between the two linear maps
 * @param dropout probability in training, 0 to below 1
 * @param activation between the two linear maps
 * @param normFirst whether each part is normalised before it, instead of after its residual sum
 * @param eps of the normalisations
 */
public record TransformerConfig(
    int features,
    int heads,
    int hidden,
    double dropout,
    UnaryOperator<Tensor> activation,
    boolean normFirst,
    double eps) {
  public TransformerConfig {
    if (features < 1 || heads < 1 || hidden < 1 || features % heads != 0) {
      throw new IllegalArgumentException(
          "transformer: %d features, %d heads, %d hidden; expected 1 or more, features a multiple of heads"
              .formatted(features, heads, hidden));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          "transformer: dropout is " + dropout + ", expected 0 to below 1");
    }
  }

  /**
   * PyTorch's habits without dropout: ReLU, normalisation last, eps 1e-5.
   *
   * @param features E, a multiple of the heads
   * @param heads of attention
   * @param hidden features between the two linear maps
   * @return the configuration
   */
  public static TransformerConfig of(int features, int heads, int hidden) {
    return new TransformerConfig(features, heads, hidden, 0, Relu::relu, false, 1e-5);
  }

  /**
   * With another activation.
   *
   * @param function between the two linear maps
   * @return the changed configuration
   */
  public TransformerConfig withActivation(UnaryOperator<Tensor> function) {
    return new TransformerConfig(features, heads, hidden, dropout, function, normFirst, eps);
  }

  /**
   * With normalisation before or after each part.
   *
   * @param wanted whether before
   * @return the changed configuration
   */
  public TransformerConfig withNormFirst(boolean wanted) {
    return new TransformerConfig(features, heads, hidden, dropout, activation, wanted, eps);
  }

  /**
   * With dropout.
   *
   * @param probability in training
   * @return the changed configuration
   */
  public TransformerConfig withDropout(double probability) {
    return new TransformerConfig(features, heads, hidden, probability, activation, normFirst, eps);
  }

  /**
   * With another eps.
   *
   * @param value of the normalisations
   * @return the changed configuration
   */
  public TransformerConfig withEps(double value) {
    return new TransformerConfig(features, heads, hidden, dropout, activation, normFirst, value);
  }
}
