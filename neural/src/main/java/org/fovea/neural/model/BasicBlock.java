package org.fovea.neural.model;

import static org.fovea.neural.op.Add.add;
import static org.fovea.neural.op.Relu.relu;

import java.util.function.IntFunction;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The residual block of two 3 x 3 convolutions (Deep Residual Learning, He et al., 2016, figure 5
 * left): {@code relu(bn2(conv2(relu(bn1(conv1(x))))) + x)}, where x goes through {@code downsample}
 * if the shape changes.
 */
final class BasicBlock extends Layer implements Composite {
  private final Conv2d conv1;
  private final Layer bn1;
  private final Conv2d conv2;
  private final Layer bn2;
  private final @Nullable Layer downsample;

  BasicBlock(
      int in, int out, int stride, @Nullable Layer shortcut, IntFunction<? extends Layer> norm) {
    conv1 = child("conv1", Blank.conv(in, out, 3, stride));
    bn1 = child("bn1", norm.apply(out));
    conv2 = child("conv2", Blank.conv(out, out, 3, 1));
    bn2 = child("bn2", norm.apply(out));
    downsample = shortcut == null ? null : child("downsample", shortcut);
  }

  @Override
  public Value compose(Value x) {
    Value y = x.then(conv1).then(bn1).relu().then(conv2).then(bn2);
    return y.plus(downsample == null ? x : x.then(downsample)).relu();
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = relu(bn1.forward(conv1.forward(x)));
    y = bn2.forward(conv2.forward(y));
    return relu(add(y, downsample == null ? x : downsample.forward(x)));
  }
}
