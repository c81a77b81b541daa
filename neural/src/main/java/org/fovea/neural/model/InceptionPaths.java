package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Concat;
import org.fovea.neural.tensor.Tensor;

/**
 * A block of paths side by side whose results are put together along the channels. All layers are
 * the block's direct parts, as torchvision names them in Inception v3.
 */
final class InceptionPaths extends Layer implements Composite {
  private final List<List<Layer>> paths = new ArrayList<>();

  /**
   * A layer of a path.
   *
   * @param name under which it is part of the block; empty for layers without parameters that are
   *     not
   * @param layer the layer
   */
  record Step(String name, Layer layer) {}

  /** Adds a path of layers one after another. */
  InceptionPaths path(Step... steps) {
    paths.add(List.of(steps).stream().map(this::adopt).toList());
    return this;
  }

  /** Adds a path whose last two layers are side by side. */
  InceptionPaths forked(Step first, Step second, Step... before) {
    List<Layer> path = new ArrayList<>(List.of(before).stream().map(this::adopt).toList());
    Layer left = adopt(first);
    Layer right = adopt(second);
    path.add(new Fork(left, right));
    paths.add(path);
    return this;
  }

  private Layer adopt(Step step) {
    return step.name.isEmpty() ? step.layer : child(step.name, step.layer);
  }

  /** Two layers side by side, which are the block's parts. */
  private static final class Fork extends Layer implements Composite {
    private final Layer left;
    private final Layer right;

    Fork(Layer left, Layer right) {
      this.left = left;
      this.right = right;
    }

    @Override
    public Value compose(Value x) {
      return Value.concat(List.of(x.then(left), x.then(right)), 1);
    }

    @Override
    public Tensor forward(Tensor x) {
      return Concat.cat(List.of(left.forward(x), right.forward(x)), 1);
    }
  }

  @Override
  public Value compose(Value x) {
    return Value.concat(paths.stream().map(x::thenAll).toList(), 1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    List<Tensor> results = new ArrayList<>();
    for (List<Layer> path : paths) {
      Tensor y = x;
      for (Layer layer : path) {
        y = layer.forward(y);
      }
      results.add(y);
    }
    return Concat.cat(results, 1);
  }
}
