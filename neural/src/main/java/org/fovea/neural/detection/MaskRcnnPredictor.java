package org.fovea.neural.detection;

import static org.fovea.neural.op.Relu.relu;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.ConvTranspose2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * Masks of twice the extents for each class, {@code [K, in, M, M]} to {@code [K, classes, 2M, 2M]}
 * (Mask R-CNN, He et al., 2017, figure 4). Parameters as in torchvision: {@code conv5_mask}, {@code
 * mask_fcn_logits}.
 */
public final class MaskRcnnPredictor extends Layer {
  private final ConvTranspose2d enlarge;
  private final Conv2d logits;

  /**
   * Makes a predictor.
   *
   * @param in channels of the input
   * @param width channels of the enlarged maps
   * @param classes including 0, which stands for what is no object
   * @param random the source of the initial values
   */
  public MaskRcnnPredictor(int in, int width, int classes, RandomGenerator random) {
    Conv2dConfig doubling = Conv2dConfig.defaults().withStride(2);
    enlarge = child("conv5_mask", new ConvTranspose2d(in, width, 2, doubling, random));
    HeadConv.KAIMING.draw(enlarge.weight(), random);
    logits = child("mask_fcn_logits", HeadConv.of(width, classes, 1, HeadConv.KAIMING, random));
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> logits.forward(relu(enlarge.forward(x))));
  }
}
