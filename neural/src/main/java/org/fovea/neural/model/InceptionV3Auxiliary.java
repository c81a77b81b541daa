package org.fovea.neural.model;

import static org.fovea.neural.op.AdaptiveAvgPool2d.adaptiveAvgPool2d;
import static org.fovea.neural.op.AvgPool2d.avgPool2d;
import static org.fovea.neural.op.Reshape.flatten;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/** The auxiliary classifier of Inception v3 (Szegedy et al., 2016, figure 8). */
final class InceptionV3Auxiliary extends Layer {
  private static final Pool2dConfig POOLING = Pool2dConfig.of(5).withStride(3);

  private final BasicConv2d conv0;
  private final BasicConv2d conv1;
  private final Linear fc;

  InceptionV3Auxiliary(int in, ModelConfig config) {
    conv0 = child("conv0", BasicConv2d.pointwise(in, 128));
    conv1 = child("conv1", new BasicConv2d(128, 768, 5, 1, 0));
    fc = child("fc", Blank.linear(768, config.classes()));
  }

  /** Its last layers start closer to 0 than the rest of the network. */
  void initialise(RandomGenerator random) {
    InitialValues.truncated(0.01).draw(conv1.conv().weight(), random);
    InitialValues.truncated(0.001).draw(fc.weight(), random);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = conv1.forward(conv0.forward(avgPool2d(x, POOLING, true)));
    return fc.forward(flatten(adaptiveAvgPool2d(y, 1, 1), 1));
  }
}
