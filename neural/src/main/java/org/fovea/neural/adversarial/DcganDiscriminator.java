package org.fovea.neural.adversarial;

import static org.fovea.neural.op.LeakyRelu.leakyRelu;
import static org.fovea.neural.op.Reshape.flatten;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * The discriminator of a DCGAN (Radford, Metz and Chintala, 2016), the mirror of {@link
 * DcganGenerator}: {@code [N, channels, size, size]} to the logits of being real, {@code [N, 1]}.
 * Leaky ReLU of slope 0.2, batch normalisation but for the first layer.
 */
public final class DcganDiscriminator extends Layer {
  private static final float SLOPE = 0.2f;

  private final Conv2d conv1;
  private final Conv2d conv2;
  private final BatchNorm2d norm2;
  private final Linear last;

  /**
   * Makes a network.
   *
   * @param config its sizes
   * @param random the source of the initial values
   */
  public DcganDiscriminator(DcganConfig config, RandomGenerator random) {
    int quarter = config.size() / 4;
    int width = config.width();
    Conv2dConfig half = Conv2dConfig.defaults().withStride(2).withPadding(1);
    conv1 = child("conv1", new Conv2d(config.channels(), width, 4, half, random));
    conv2 = child("conv2", new Conv2d(width, 2 * width, 4, half, random));
    norm2 = child("norm2", new BatchNorm2d(2 * width));
    last = child("last", new Linear(2 * width * quarter * quarter, 1, random));
    DcganWeights.draw(this, random);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x));
  }

  private Tensor compute(Tensor x) {
    Tensor y = leakyRelu(conv1.forward(x), SLOPE);
    y = leakyRelu(norm2.forward(conv2.forward(y)), SLOPE);
    return last.forward(flatten(y, 1));
  }
}
