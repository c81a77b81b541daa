package org.fovea.neural.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Conv2d;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.op.Concat;
import org.fovea.neural.op.Conv2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * Convolutions of several dilations beside each other and the mean of the whole picture (Rethinking
 * Atrous Convolution for Semantic Image Segmentation, Chen et al., 2017, figure 5), {@code [N, in,
 * H, W]} to {@code [N, 256, H, W]}. Parts as in torchvision: {@code convs}, {@code project}.
 */
final class AtrousPyramidPooling extends Layer implements Composite {
  static final int WIDTH = 256;
  private static final int[] RATES = {12, 24, 36};

  private final List<Layer> branches = new ArrayList<>();
  private final Sequential project;

  /** The drop rate is that of training, 0 to below 1. */
  AtrousPyramidPooling(int in, double drop, RandomGenerator random) {
    branches.add(ConvBlock.of(in, WIDTH, 1, random));
    for (int rate : RATES) {
      branches.add(ConvBlock.of(in, WIDTH, 3, rate, random));
    }
    branches.add(new PooledContext(1, in, WIDTH, random));
    child("convs", new Branches(branches));
    Conv2d joint =
        new Conv2d(branches.size() * WIDTH, WIDTH, 1, 1, Conv2dConfig.defaults(), false, random);
    project =
        child(
            "project",
            new Sequential(
                joint, new BatchNorm2d(WIDTH), Activation.relu(), new Dropout(drop, random)));
  }

  @Override
  public Value compose(Value x) {
    return Value.concat(branches.stream().map(x::then).toList(), 1).then(project);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(
        () ->
            project.forward(
                Concat.cat(branches.stream().map(branch -> branch.forward(x)).toList(), 1)));
  }
}
