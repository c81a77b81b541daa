package org.fovea.neural.layer;

import static org.fovea.neural.op.Linear.linear;
import static org.fovea.neural.op.Narrow.narrow;
import static org.fovea.neural.op.Permute.permute;
import static org.fovea.neural.op.Reshape.reshape;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Xavier;
import org.fovea.neural.op.Add;
import org.fovea.neural.op.Attention;
import org.fovea.neural.op.BlockwiseAttention;
import org.fovea.neural.op.MatMul;
import org.fovea.neural.op.PointFunction;
import org.fovea.neural.op.PreparedLinear;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Parameter;
import org.fovea.neural.tensor.ShapeException;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Attention of several heads side by side (Vaswani et al., 2017), batch first. Parameters as in
 * PyTorch: {@code in_proj_weight [3 E, E]} and {@code in_proj_bias [3 E]} for queries, keys and
 * values in turn, {@code out_proj.weight [E, E]} and {@code out_proj.bias [E]}.
 */
public final class MultiheadAttention extends Module {
  private final int heads;
  private final Parameter inWeight;
  private final Parameter inBias;
  private final Linear outProjection;

  /**
   * What attention gives.
   *
   * @param output {@code [N, L, E]}
   * @param weights of each head, {@code [N, heads, L, S]}
   */
  public record Result(Tensor output, Tensor weights) {
    /**
     * The mean of the heads' weights.
     *
     * @return {@code [N, L, S]}
     */
    public Tensor meanWeights() {
      return Sum.mean(weights, false, 1);
    }
  }

  /**
   * Makes a layer, weights by Xavier's rule, biases 0.
   *
   * @param embedDim E, a multiple of the heads
   * @param heads number of heads
   * @param random the source of the initial values
   * @throws IllegalArgumentException when E is no multiple of the heads
   */
  public MultiheadAttention(int embedDim, int heads, RandomGenerator random) {
    if (heads < 1 || embedDim % heads != 0) {
      throw new IllegalArgumentException(
          "multi-head attention: %d features for %d heads, expected a multiple"
              .formatted(embedDim, heads));
    }
    this.heads = heads;
    inWeight = parameter("in_proj_weight", Tensor.zeros(3 * embedDim, embedDim));
    inBias = parameter("in_proj_bias", Tensor.zeros(3 * embedDim));
    outProjection = child("out_proj", new Linear(embedDim, embedDim, random));
    Xavier.uniform(inWeight, 1, random);
    Arrays.fill(Objects.requireNonNull(outProjection.bias()).data(), 0);
  }

  /**
   * Attends.
   *
   * @param query {@code [N, L, E]}
   * @param key {@code [N, S, E]}
   * @param value {@code [N, S, E]}
   * @param mask added to the scores, of a shape that broadcasts with {@code [N, heads, L, S]}, or
   *     null; negative infinity keeps a query from a key
   * @return the output and the weights
   * @throws ShapeException when the shapes don't fit
   */
  public Result forward(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask) {
    requireShapes(query, key, value);
    return observed(() -> attend(query, key, value, mask), Result::output);
  }

  /**
   * As {@link #forward}, without the weights: where no gradient is recorded, without ever holding
   * them all.
   *
   * @param query {@code [N, L, E]}
   * @param key {@code [N, S, E]}
   * @param value {@code [N, S, E]}
   * @param mask as {@link #forward} takes it, or null
   * @return {@code [N, L, E]}
   * @throws ShapeException when the shapes don't fit
   */
  public Tensor output(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask) {
    if (Autograd.records(query, key, value, inWeight, inBias)) {
      return forward(query, key, value, mask).output();
    }
    requireShapes(query, key, value);
    return observed(
        () -> {
          Tensor q = split(project(query, 0));
          Tensor k = split(project(key, 1));
          Tensor v = split(project(value, 2));
          return outProjection.forward(join(BlockwiseAttention.attention(q, k, v, mask)));
        });
  }

  /**
   * The layer that gives queries, keys and values for inference, with its weight as it is now.
   *
   * @return {@code [N, L, E]} to {@code [N, L, 3 E]}
   */
  public PreparedLinear inProjection() {
    return new PreparedLinear(inWeight, inBias, PointFunction.NONE);
  }

  /**
   * The layer that mixes the heads' results.
   *
   * @return {@code out_proj}
   */
  public Linear outProjection() {
    return outProjection;
  }

  /**
   * The number of heads.
   *
   * @return a divisor of E
   */
  public int heads() {
    return heads;
  }

  private void requireShapes(Tensor query, Tensor key, Tensor value) {
    int e = inWeight.dim(1);
    for (Tensor x : new Tensor[] {query, key, value}) {
      if (x.shape().rank() != 3 || x.dim(2) != e || x.dim(0) != query.dim(0)) {
        throw new ShapeException(
            "multi-head attention: query %s, key %s, value %s; expected [N, length, %d] each"
                .formatted(query.shape(), key.shape(), value.shape(), e));
      }
    }
  }

  private Result attend(Tensor query, Tensor key, Tensor value, @Nullable Tensor mask) {
    Tensor q = split(project(query, 0));
    Tensor k = split(project(key, 1));
    Tensor v = split(project(value, 2));
    Tensor weights = Attention.weights(q, k, mask);
    ForwardObserver observer = ForwardObserver.current();
    if (observer != null) {
      observer.attended(this, weights);
    }
    return new Result(outProjection.forward(join(MatMul.matmul(weights, v))), weights);
  }

  /** From [N, heads, L, E / heads] to [N, L, E]. */
  private Tensor join(Tensor apart) {
    return reshape(permute(apart, 0, 2, 1, 3), apart.dim(0), apart.dim(2), inWeight.dim(1));
  }

  private Tensor project(Tensor x, int part) {
    int e = inWeight.dim(1);
    return linear(x, narrow(inWeight, 0, part * e, e), narrow(inBias, 0, part * e, e));
  }

  /** From [N, L, E] to [N, heads, L, E / heads]. */
  private Tensor split(Tensor x) {
    Tensor apart = reshape(x, x.dim(0), x.dim(1), heads, x.dim(2) / heads);
    return permute(apart, 0, 2, 1, 3);
  }

  /**
   * The mask that keeps all queries from keys that are padding.
   *
   * @param padding {@code [N, S]}, true where not 0
   * @return {@code [N, 1, 1, S]}, for {@link #forward}
   */
  public static Tensor paddingMask(Tensor padding) {
    Tensor mask = Attention.hide(padding);
    return reshape(mask, padding.dim(0), 1, 1, padding.dim(1));
  }

  /**
   * Two masks together.
   *
   * @param a one mask or null
   * @param b another or null
   * @return their sum, or null when there is none
   */
  public static @Nullable Tensor both(@Nullable Tensor a, @Nullable Tensor b) {
    return a == null ? b : b == null ? a : Add.add(a, b);
  }
}
