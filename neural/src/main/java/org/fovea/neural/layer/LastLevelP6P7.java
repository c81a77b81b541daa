package org.fovea.neural.layer;

import static org.fovea.neural.op.Relu.relu;

import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * Two levels more by convolutions of stride 2 (RetinaNet, Lin et al., 2017, section 4): P6 from the
 * last level of the pyramid where that has as many channels as asked for, otherwise from the last
 * feature, P7 from the rectified P6. Parameters {@code p6.weight}, {@code p6.bias}, {@code
 * p7.weight}, {@code p7.bias}.
 */
public final class LastLevelP6P7 extends PyramidTop {
  private final Conv2d p6;
  private final Conv2d p7;
  private final boolean fromPyramid;

  /**
   * Makes a top.
   *
   * @param inChannels channels of the level that P6 is made from
   * @param outChannels channels of P6 and P7; when equal to the input's, P6 is made from the
   *     pyramid, otherwise from the last feature
   * @param random the source of the initial values
   */
  public LastLevelP6P7(int inChannels, int outChannels, RandomGenerator random) {
    Conv2dConfig halving = Conv2dConfig.defaults().withStride(2).withPadding(1);
    p6 = child("p6", new Conv2d(inChannels, outChannels, 3, halving, random));
    p7 = child("p7", new Conv2d(outChannels, outChannels, 3, halving, random));
    FeaturePyramidNetwork.initialise(p6, random);
    FeaturePyramidNetwork.initialise(p7, random);
    fromPyramid = inChannels == outChannels;
  }

  @Override
  public List<Tensor> levels(List<Tensor> pyramid, List<Tensor> features) {
    List<Tensor> source = fromPyramid ? pyramid : features;
    Tensor sixth = p6.forward(source.get(source.size() - 1));
    return List.of(sixth, p7.forward(relu(sixth)));
  }
}
