package org.fovea.neural.model;

import static org.fovea.neural.op.AvgPool2d.avgPool2d;
import static org.fovea.neural.op.Reshape.flatten;
import static org.fovea.neural.op.Tanh.tanh;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * LeNet-5 (Gradient-Based Learning Applied to Document Recognition, LeCun et al., 1998, figure 2)
 * as it is written today: average pooling without parameters, every map of the second convolution
 * connected with all of the first, a linear last layer. The first convolution pads by two pixels,
 * which makes the paper's 32 x 32 of a digit of 28 x 28. Parts: {@code conv1}, {@code conv2},
 * {@code fc1}, {@code fc2}, {@code fc3}; initial values by PyTorch's rule. The input size is fixed,
 * 12 or more.
 */
public final class LeNet5 extends ImageClassifier {
  private static final int SMALLEST = 12;

  private final Conv2d conv1;
  private final Conv2d conv2;
  private final Linear fc1;
  private final Linear fc2;
  private final Linear fc3;

  /**
   * Makes a network.
   *
   * @param config classes, channels and size
   * @param random the source of the initial values
   */
  public LeNet5(ModelConfig config, RandomGenerator random) {
    super(config, "fc3", "conv2");
    if (config.size() < SMALLEST) {
      throw new IllegalArgumentException(
          "LeNet-5: size is %d, expected %d or more".formatted(config.size(), SMALLEST));
    }
    int extent = (config.size() / 2 - 4) / 2;
    conv1 =
        child(
            "conv1",
            Blank.conv(config.channels(), 6, 5, Conv2dConfig.defaults().withPadding(2), true));
    conv2 = child("conv2", Blank.conv(6, 16, 5, Conv2dConfig.defaults(), true));
    fc1 = child("fc1", Blank.linear(16 * extent * extent, 120));
    fc2 = child("fc2", Blank.linear(120, 84));
    fc3 = child("fc3", Blank.linear(84, config.classes()));
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.PYTORCH, InitialValues.PYTORCH, random);
    }
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = halve(tanh(conv1.forward(x)));
    y = halve(tanh(conv2.forward(y)));
    y = tanh(fc1.forward(flatten(y, 1)));
    return fc3.forward(tanh(fc2.forward(y)));
  }

  private static Tensor halve(Tensor x) {
    return avgPool2d(x, Pool2dConfig.of(2), true);
  }
}
