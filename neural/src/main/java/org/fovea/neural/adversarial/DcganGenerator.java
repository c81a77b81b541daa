package org.fovea.neural.adversarial;

import static org.fovea.neural.op.Relu.relu;
import static org.fovea.neural.op.Reshape.reshape;
import static org.fovea.neural.op.Tanh.tanh;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.ConvTranspose2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * The generator of a DCGAN (Radford, Metz and Chintala, 2016, figure 1) with two transposed
 * convolutions, {@code [N, latent]} to {@code [N, channels, size, size]} in -1..1: batch
 * normalisation and ReLU, tanh at the end. Weights begin as N(0, 0.02).
 */
public final class DcganGenerator extends Layer {
  private final DcganConfig config;
  private final Linear project;
  private final BatchNorm2d norm1;
  private final ConvTranspose2d conv1;
  private final BatchNorm2d norm2;
  private final ConvTranspose2d conv2;

  /**
   * Makes a network.
   *
   * @param config its sizes
   * @param random the source of the initial values
   */
  public DcganGenerator(DcganConfig config, RandomGenerator random) {
    this.config = config;
    int quarter = config.size() / 4;
    int width = config.width();
    Conv2dConfig twice = Conv2dConfig.defaults().withStride(2).withPadding(1);
    project = child("project", new Linear(config.latent(), 2 * width * quarter * quarter, random));
    norm1 = child("norm1", new BatchNorm2d(2 * width));
    conv1 = child("conv1", new ConvTranspose2d(2 * width, width, 4, twice, random));
    norm2 = child("norm2", new BatchNorm2d(width));
    conv2 = child("conv2", new ConvTranspose2d(width, config.channels(), 4, twice, random));
    DcganWeights.draw(this, random);
  }

  /**
   * The sizes.
   *
   * @return as given
   */
  public DcganConfig config() {
    return config;
  }

  @Override
  public Tensor forward(Tensor z) {
    return observed(() -> compute(z));
  }

  private Tensor compute(Tensor z) {
    int quarter = config.size() / 4;
    Tensor x = reshape(project.forward(z), z.dim(0), 2 * config.width(), quarter, quarter);
    x = conv1.forward(relu(norm1.forward(x)));
    return tanh(conv2.forward(relu(norm2.forward(x))));
  }
}
