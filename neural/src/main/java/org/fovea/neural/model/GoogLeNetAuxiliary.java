package org.fovea.neural.model;

import static org.fovea.neural.op.AdaptiveAvgPool2d.adaptiveAvgPool2d;
import static org.fovea.neural.op.Relu.relu;
import static org.fovea.neural.op.Reshape.flatten;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.tensor.Tensor;

/** The auxiliary classifier of GoogLeNet (Szegedy et al., 2015, section 5), adaptively pooled. */
final class GoogLeNetAuxiliary extends Layer {
  private static final int POOLED = 4;

  private final BasicConv2d conv;
  private final Linear fc1;
  private final Linear fc2;
  private final Dropout dropout;

  GoogLeNetAuxiliary(int in, ModelConfig config, RandomGenerator random) {
    conv = child("conv", BasicConv2d.pointwise(in, 128));
    fc1 = child("fc1", Blank.linear(128 * POOLED * POOLED, 1024));
    fc2 = child("fc2", Blank.linear(1024, config.classes()));
    dropout = child("dropout", config.dropout(0.7, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = conv.forward(adaptiveAvgPool2d(x, POOLED, POOLED));
    return fc2.forward(dropout.forward(relu(fc1.forward(flatten(y, 1)))));
  }
}
