package org.fovea.neural.model;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Activation;
import org.fovea.neural.layer.BatchNorm2d;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Sequential;

/**
 * MobileNetV2 (Inverted Residuals and Linear Bottlenecks, Sandler et al., 2018, table 2), any input
 * size. Parts and initial values as in torchvision.
 */
public final class MobileNetV2 extends SequentialClassifier {
  private static final int LAST = 1280;
  private static final ConvNormActivation CONV =
      new ConvNormActivation(BatchNorm2d::new, Activation::relu6);

  /**
   * A line of table 2.
   *
   * @param expansion of the channels within a block, t
   * @param channels of the result, c
   * @param count of blocks, n
   * @param stride of the first block, s
   */
  private record Row(int expansion, int channels, int count, int stride) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(1, 16, 1, 1),
          new Row(6, 24, 2, 2),
          new Row(6, 32, 3, 2),
          new Row(6, 64, 4, 2),
          new Row(6, 96, 3, 1),
          new Row(6, 160, 3, 2),
          new Row(6, 320, 1, 1));

  /**
   * Makes a network.
   *
   * @param config classes and channels
   * @param random the source of the initial values and of dropout
   */
  public MobileNetV2(ModelConfig config, RandomGenerator random) {
    super(
        config,
        features(config),
        1,
        new Sequential(config.dropout(0.2, random), Blank.linear(LAST, config.classes())));
    if (config.initialised()) {
      InitialValues.draw(this, InitialValues.KAIMING_FAN_OUT, InitialValues.normal(0.01), random);
    }
  }

  private static Sequential features(ModelConfig config) {
    List<Layer> layers = new ArrayList<>();
    int in = 32;
    layers.add(CONV.of(config.channels(), in, 3, 2));
    for (Row row : ROWS) {
      for (int i = 0; i < row.count; i++) {
        layers.add(block(in, row, i == 0 ? row.stride : 1));
        in = row.channels;
      }
    }
    layers.add(CONV.of(in, LAST, 1, 1));
    return new Sequential(layers);
  }

  private static Layer block(int in, Row row, int stride) {
    int hidden = in * row.expansion;
    List<Layer> layers = new ArrayList<>();
    if (row.expansion != 1) {
      layers.add(CONV.of(in, hidden, 1, 1));
    }
    layers.add(CONV.depthwise(hidden, 3, stride, 1));
    layers.add(Blank.conv(hidden, row.channels, 1, 1));
    layers.add(new BatchNorm2d(row.channels));
    boolean residual = stride == 1 && in == row.channels;
    return new ResidualBranch("conv", new Sequential(layers), residual, null);
  }
}
