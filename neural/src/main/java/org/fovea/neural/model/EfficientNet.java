package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.init.Fan;
import org.fovea.neural.init.Uniform;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.layer.SqueezeExcitation;

/**
 * EfficientNet-B0 (EfficientNet: Rethinking Model Scaling, Tan and Le, 2019, table 1), any input
 * size. Parts and initial values as in torchvision.
 */
public final class EfficientNet extends SequentialClassifier {
  private static final int LAST = 1280;
  private static final double SKIP = 0.2;
  private static final ConvNormActivation CONV =
      new ConvNormActivation(BatchNorm2d::new, Activation::silu);

  /**
   * A line of table 1.
   *
   * @param expansion of the channels within a block
   * @param kernel rows and columns of the depthwise convolution
   * @param stride of the first block
   * @param channels of the result
   * @param count of blocks
   */
  private record Row(int expansion, int kernel, int stride, int channels, int count) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(1, 3, 1, 16, 1),
          new Row(6, 3, 2, 24, 2),
          new Row(6, 5, 2, 40, 2),
          new Row(6, 3, 2, 80, 3),
          new Row(6, 5, 1, 112, 3),
          new Row(6, 5, 2, 192, 4),
          new Row(6, 3, 1, 320, 1));

  /**
   * Makes a network.
   *
   * @param config classes and channels
   * @param random the source of the initial values, of dropout and of stochastic depth
   */
  public EfficientNet(ModelConfig config, RandomGenerator random) {
    super(
        config,
        features(config, random),
        1,
        new Sequential(config.dropout(0.2, random), Blank.linear(LAST, config.classes())));
    if (config.initialised()) {
      InitialValues.Rule linear =
          InitialValues.zeroBias(
              (weight, source) ->
                  Uniform.fill(weight, 1 / Math.sqrt(Fan.OUT.of(weight.shape())), source));
      InitialValues.draw(this, InitialValues.KAIMING_FAN_OUT, linear, random);
    }
  }

  private static Sequential features(ModelConfig config, RandomGenerator random) {
    List<Layer> layers = new ArrayList<>();
    int in = 32;
    layers.add(CONV.of(config.channels(), in, 3, 2));
    int total = ROWS.stream().mapToInt(Row::count).sum();
    int done = 0;
    for (Row row : ROWS) {
      List<Layer> blocks = new ArrayList<>();
      for (int i = 0; i < row.count; i++) {
        double skip = SKIP * done++ / total;
        blocks.add(block(in, row, i == 0 ? row.stride : 1, skip, config, random));
        in = row.channels;
      }
      layers.add(new Sequential(blocks));
    }
    layers.add(CONV.of(in, LAST, 1, 1));
    return new Sequential(layers);
  }

  private static Layer block(
      int in, Row row, int stride, double skip, ModelConfig config, RandomGenerator random) {
    int expanded = Channels.divisible(in * row.expansion);
    List<Layer> layers = new ArrayList<>();
    if (expanded != in) {
      layers.add(CONV.of(in, expanded, 1, 1));
    }
    layers.add(CONV.depthwise(expanded, row.kernel, stride, 1));
    layers.add(
        new SqueezeExcitation(
            expanded, in / 4, Activation.silu(), Activation.sigmoid(), Blank.NO_DRAWS));
    layers.add(CONV.withActivation(null).of(expanded, row.channels, 1, 1));
    boolean residual = stride == 1 && in == row.channels;
    return new ResidualBranch(
        "block", new Sequential(layers), residual, config.stochasticDepth(skip, random));
  }
}
