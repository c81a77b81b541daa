package org.fovea.neural.position;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Narrow.narrow;

import java.util.random.RandomGenerator;
import org.fovea.neural.init.Normal;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;

/**
 * Adds a learned vector for each position of a sequence, {@code [N, L, E]} to the same. Parameter
 * {@code weight [positions, E]}, at first N(0, 0.02).
 */
public final class LearnedPositions extends Layer {
  private static final double DEVIATION = 0.02;

  private final Parameter weight;

  /**
   * Makes a layer.
   *
   * @param positions the longest sequence
   * @param features E
   * @param random the source of the initial values
   */
  public LearnedPositions(int positions, int features, RandomGenerator random) {
    weight = parameter("weight", Tensor.zeros(positions, features));
    Normal.fill(weight, 0, DEVIATION, random);
  }

  @Override
  public Tensor forward(Tensor x) {
    if (x.shape().rank() != 3 || x.dim(1) > weight.dim(0) || x.dim(2) != weight.dim(1)) {
      throw new ShapeException(
          "positions: input %s, expected [N, 1..%d, %d]"
              .formatted(x.shape(), weight.dim(0), weight.dim(1)));
    }
    return observed(() -> add(x, narrow(weight, 0, 0, x.dim(1))));
  }
}
