package org.fovea.neural.model;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * The Inception module (Going Deeper with Convolutions, Szegedy et al., 2015, figure 2b): 1 x 1, 3
 * x 3 and 5 x 5 convolutions and pooling side by side, {@code [N, in, H, W]} to {@code [N, out, H,
 * W]}. Parts as in torchvision: {@code branch1} to {@code branch4}.
 */
public final class Inception extends Layer implements Composite {
  private final List<Layer> branches;

  Inception(int in, InceptionConfig config) {
    Layer direct = child("branch1", BasicConv2d.pointwise(in, config.direct()));
    Layer three =
        child(
            "branch2",
            new Sequential(
                BasicConv2d.pointwise(in, config.reduced3()),
                BasicConv2d.same(config.reduced3(), config.wide3(), 3, 3)));
    Layer five = child("branch3", five(in, config));
    Pool2dConfig pooling = Pool2dConfig.of(3).withStride(1).withPadding(1);
    Layer pooled =
        child(
            "branch4",
            new Sequential(new MaxPool2d(pooling), BasicConv2d.pointwise(in, config.pooled())));
    branches = List.of(direct, three, five, pooled);
  }

  /**
   * Makes a module, initial values by PyTorch's rule.
   *
   * @param in channels of the input
   * @param config channels of the branches
   * @param random the source of the initial values
   */
  public Inception(int in, InceptionConfig config, RandomGenerator random) {
    this(in, config);
    InitialValues.draw(this, InitialValues.PYTORCH, InitialValues.PYTORCH, random);
  }

  private static Sequential five(int in, InceptionConfig config) {
    int reduced = config.reduced5();
    int out = config.wide5();
    BasicConv2d first = BasicConv2d.pointwise(in, reduced);
    return switch (config.fiveByFive()) {
      case FIVE -> new Sequential(first, BasicConv2d.same(reduced, out, 5, 5));
      case THREE -> new Sequential(first, BasicConv2d.same(reduced, out, 3, 3));
      case TWO_THREES ->
          new Sequential(
              first, BasicConv2d.same(reduced, out, 3, 3), BasicConv2d.same(out, out, 3, 3));
    };
  }

  @Override
  public Value compose(Value x) {
    return Value.concat(branches.stream().map(x::then).toList(), 1);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> Concat.cat(branches.stream().map(branch -> branch.forward(x)).toList(), 1));
  }
}
