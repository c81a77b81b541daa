package org.fovea.neural.detection;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.ConvTranspose2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.op.Interpolate;
import org.fovea.neural.op.Interpolation;
import org.fovea.neural.tensor.Tensor;

/**
 * Heatmaps of four times the extents for each keypoint, {@code [K, in, M, M]} to {@code [K,
 * keypoints, 4M, 4M]} (Mask R-CNN, He et al., 2017, section 5). Parameters as in torchvision:
 * {@code kps_score_lowres}.
 */
public final class KeypointRcnnPredictor extends Layer {
  private final ConvTranspose2d scores;

  /**
   * Makes a predictor.
   *
   * @param in channels of the input
   * @param keypoints of an object
   * @param random the source of the initial values
   */
  public KeypointRcnnPredictor(int in, int keypoints, RandomGenerator random) {
    Conv2dConfig doubling = Conv2dConfig.defaults().withStride(2).withPadding(1);
    scores = child("kps_score_lowres", new ConvTranspose2d(in, keypoints, 4, doubling, random));
    HeadConv.KAIMING.draw(scores.weight(), random);
    HeadConv.fill(scores.bias(), 0);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () -> {
          Tensor low = scores.forward(x);
          return Interpolate.interpolate(
              low, Interpolation.LINEAR, false, false, 2 * low.dim(2), 2 * low.dim(3));
        });
  }
}
