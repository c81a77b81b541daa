package org.fovea.neural.model;

import static org.fovea.neural.model.InceptionConfig.FiveByFive.THREE;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.Dropout;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.MaxPool2d;
import org.fovea.neural.op.Pool2dConfig;
import org.fovea.neural.tensor.Tensor;

/**
 * GoogLeNet (Going Deeper with Convolutions, Szegedy et al., 2015, table 1) as torchvision has it:
 * with batch normalisation, without response normalisation, and with 3 x 3 convolutions where the
 * paper has 5 x 5. Any input size from 15 x 15. In training, auxiliary logits from the modules 4a
 * and 4d have weight 0.3 each, as in the paper. Initial weights normal with deviation 0.01.
 */
public final class GoogLeNet extends ImageClassifier implements Composite {
  private static final double AUXILIARY_WEIGHT = 0.3;

  private final List<Layer> toFirst = new ArrayList<>();
  private final List<Layer> toSecond = new ArrayList<>();
  private final List<Layer> toEnd = new ArrayList<>();
  private final GoogLeNetAuxiliary aux1;
  private final GoogLeNetAuxiliary aux2;
  private final AdaptiveAvgPool2d avgpool;
  private final Flatten flatten = new Flatten();
  private final Dropout dropout;
  private final Linear fc;

  /**
   * Makes a network.
   *
   * @param config classes and channels
   * @param random the source of the initial values and of dropout
   */
  public GoogLeNet(ModelConfig config, RandomGenerator random) {
    super(config, "fc", "inception5b");
    toFirst.add(child("conv1", new BasicConv2d(config.channels(), 64, 7, 2, 3)));
    toFirst.add(child("maxpool1", halve(3)));
    toFirst.add(child("conv2", BasicConv2d.pointwise(64, 64)));
    toFirst.add(child("conv3", BasicConv2d.same(64, 192, 3, 3)));
    toFirst.add(child("maxpool2", halve(3)));
    toFirst.add(module("3a", 192, 64, 96, 128, 16, 32, 32));
    toFirst.add(module("3b", 256, 128, 128, 192, 32, 96, 64));
    toFirst.add(child("maxpool3", halve(3)));
    toFirst.add(module("4a", 480, 192, 96, 208, 16, 48, 64));
    toSecond.add(module("4b", 512, 160, 112, 224, 24, 64, 64));
    toSecond.add(module("4c", 512, 128, 128, 256, 24, 64, 64));
    toSecond.add(module("4d", 512, 112, 144, 288, 32, 64, 64));
    toEnd.add(module("4e", 528, 256, 160, 320, 32, 128, 128));
    toEnd.add(child("maxpool4", halve(2)));
    toEnd.add(module("5a", 832, 256, 160, 320, 32, 128, 128));
    toEnd.add(module("5b", 832, 384, 192, 384, 48, 128, 128));
    aux1 = child("aux1", new GoogLeNetAuxiliary(512, config, random));
    aux2 = child("aux2", new GoogLeNetAuxiliary(528, config, random));
    avgpool = child("avgpool", new AdaptiveAvgPool2d(1, 1));
    dropout = child("dropout", config.dropout(0.2, random));
    fc = child("fc", Blank.linear(1024, config.classes()));
    if (config.initialised()) {
      InitialValues.Rule rule = InitialValues.pytorchBias(InitialValues.truncated(0.01));
      InitialValues.draw(this, rule, rule, random);
    }
  }

  private static MaxPool2d halve(int kernel) {
    return new MaxPool2d(Pool2dConfig.of(kernel).withStride(2).withCeilMode(true));
  }

  private Inception module(
      String name,
      int in,
      int direct,
      int reduced3,
      int wide3,
      int reduced5,
      int wide5,
      int pooled) {
    InceptionConfig config =
        new InceptionConfig(direct, reduced3, wide3, reduced5, wide5, pooled, THREE);
    return child("inception" + name, new Inception(in, config));
  }

  @Override
  public List<String> auxiliaryNames() {
    return List.of("aux1.fc2", "aux2.fc2");
  }

  @Override
  public Value compose(Value x) {
    Value y = x.thenAll(toFirst).thenAll(toSecond).thenAll(toEnd);
    return y.then(avgpool).then(flatten).then(fc);
  }

  @Override
  public Tensor forward(Tensor x) {
    return observed(() -> compute(x, false).logits());
  }

  @Override
  public TrainingOutput forwardTraining(Tensor x) {
    return observed(() -> compute(x, isTraining()), TrainingOutput::logits);
  }

  private TrainingOutput compute(Tensor x, boolean withAuxiliary) {
    List<TrainingOutput.Auxiliary> auxiliary = new ArrayList<>();
    Tensor first = through(toFirst, x);
    if (withAuxiliary) {
      auxiliary.add(new TrainingOutput.Auxiliary(aux1.forward(first), AUXILIARY_WEIGHT));
    }
    Tensor second = through(toSecond, first);
    if (withAuxiliary) {
      auxiliary.add(new TrainingOutput.Auxiliary(aux2.forward(second), AUXILIARY_WEIGHT));
    }
    Tensor pooled = flatten.forward(avgpool.forward(through(toEnd, second)));
    return new TrainingOutput(fc.forward(dropout.forward(pooled)), auxiliary);
  }

  private static Tensor through(List<Layer> layers, Tensor x) {
    Tensor y = x;
    for (Layer layer : layers) {
      y = layer.forward(y);
    }
    return y;
  }
}
