package org.fovea.neural.model;

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
 * Inception v3 (Rethinking the Inception Architecture for Computer Vision, Szegedy et al., 2016,
 * table 1). Made for 299 x 299; any input size from 75 x 75. In training, auxiliary logits from
 * {@code Mixed_6e} have weight 0.4 and need 299 x 299 or more. Parts and initial values as in
 * torchvision: weights normal with deviation 0.1, and less in the auxiliary classifier.
 */
public final class InceptionV3 extends ImageClassifier implements Composite {
  private static final double AUXILIARY_WEIGHT = 0.4;

  private final List<Layer> toAuxiliary = new ArrayList<>();
  private final List<Layer> toEnd = new ArrayList<>();
  private final InceptionV3Auxiliary auxiliaryClassifier;
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
  public InceptionV3(ModelConfig config, RandomGenerator random) {
    super(config, "fc", "Mixed_7c");
    toAuxiliary.add(child("Conv2d_1a_3x3", new BasicConv2d(config.channels(), 32, 3, 2, 0)));
    toAuxiliary.add(child("Conv2d_2a_3x3", new BasicConv2d(32, 32, 3, 1, 0)));
    toAuxiliary.add(child("Conv2d_2b_3x3", BasicConv2d.same(32, 64, 3, 3)));
    toAuxiliary.add(child("maxpool1", halve()));
    toAuxiliary.add(child("Conv2d_3b_1x1", BasicConv2d.pointwise(64, 80)));
    toAuxiliary.add(child("Conv2d_4a_3x3", new BasicConv2d(80, 192, 3, 1, 0)));
    toAuxiliary.add(child("maxpool2", halve()));
    toAuxiliary.add(child("Mixed_5b", InceptionV3Blocks.a(192, 32)));
    toAuxiliary.add(child("Mixed_5c", InceptionV3Blocks.a(256, 64)));
    toAuxiliary.add(child("Mixed_5d", InceptionV3Blocks.a(288, 64)));
    toAuxiliary.add(child("Mixed_6a", InceptionV3Blocks.b(288)));
    toAuxiliary.add(child("Mixed_6b", InceptionV3Blocks.c(768, 128)));
    toAuxiliary.add(child("Mixed_6c", InceptionV3Blocks.c(768, 160)));
    toAuxiliary.add(child("Mixed_6d", InceptionV3Blocks.c(768, 160)));
    toAuxiliary.add(child("Mixed_6e", InceptionV3Blocks.c(768, 192)));
    auxiliaryClassifier = child("AuxLogits", new InceptionV3Auxiliary(768, config));
    toEnd.add(child("Mixed_7a", InceptionV3Blocks.d(768)));
    toEnd.add(child("Mixed_7b", InceptionV3Blocks.e(1280)));
    toEnd.add(child("Mixed_7c", InceptionV3Blocks.e(2048)));
    avgpool = child("avgpool", new AdaptiveAvgPool2d(1, 1));
    dropout = child("dropout", config.dropout(0.5, random));
    fc = child("fc", Blank.linear(2048, config.classes()));
    if (config.initialised()) {
      InitialValues.Rule rule = InitialValues.pytorchBias(InitialValues.truncated(0.1));
      InitialValues.draw(this, rule, rule, random);
      auxiliaryClassifier.initialise(random);
    }
  }

  private static MaxPool2d halve() {
    return new MaxPool2d(Pool2dConfig.of(3).withStride(2));
  }

  @Override
  public List<String> auxiliaryNames() {
    return List.of("AuxLogits.fc");
  }

  @Override
  public Value compose(Value x) {
    return x.thenAll(toAuxiliary).thenAll(toEnd).then(avgpool).then(flatten).then(fc);
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
    Tensor y = x;
    for (Layer layer : toAuxiliary) {
      y = layer.forward(y);
    }
    List<TrainingOutput.Auxiliary> auxiliary =
        withAuxiliary
            ? List.of(
                new TrainingOutput.Auxiliary(auxiliaryClassifier.forward(y), AUXILIARY_WEIGHT))
            : List.of();
    for (Layer layer : toEnd) {
      y = layer.forward(y);
    }
    Tensor pooled = flatten.forward(dropout.forward(avgpool.forward(y)));
    return new TrainingOutput(fc.forward(pooled), auxiliary);
  }
}
