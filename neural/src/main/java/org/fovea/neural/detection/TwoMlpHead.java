package org.fovea.neural.detection;

import static org.fovea.neural.op.Relu.relu;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.Tensor;

/**
 * Describes regions by two fully connected layers with rectifiers, {@code [K, C, side, side]} to
 * {@code [K, width]} (Feature Pyramid Networks, Lin et al., 2017, section 4.2). Parameters as in
 * torchvision: {@code fc6}, {@code fc7}.
 */
public final class TwoMlpHead extends Layer {
  private final Linear fc6;
  private final Linear fc7;

  /**
   * Makes a head.
   *
   * @param inFeatures numbers of a region
   * @param width numbers of its description
   * @param random the source of the initial values
   */
  public TwoMlpHead(int inFeatures, int width, RandomGenerator random) {
    fc6 = child("fc6", new Linear(inFeatures, width, random));
    fc7 = child("fc7", new Linear(width, width, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> relu(fc7.forward(relu(fc6.forward(Reshape.flatten(x, 1))))));
  }
}
