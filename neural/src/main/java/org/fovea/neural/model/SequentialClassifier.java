package org.fovea.neural.model;

import org.fovea.neural.inference.Composite;
import org.fovea.neural.inference.Value;
import org.fovea.neural.layer.AdaptiveAvgPool2d;
import org.fovea.neural.layer.Flatten;
import org.fovea.neural.layer.Sequential;
import org.fovea.neural.tensor.Tensor;

/**
 * A network of two chains, {@code features} for the feature map and {@code classifier} for the
 * logits, with pooling to a fixed size between, so that any input size will do.
 */
public abstract class SequentialClassifier extends ImageClassifier implements Composite {
  private final Sequential features;
  private final AdaptiveAvgPool2d avgpool;
  private final Flatten flatten = new Flatten();
  private final Sequential classifier;

  /**
   * For subclasses.
   *
   * @param config classes and input
   * @param features {@code [N, channels, H, W]} to the feature map
   * @param pooled rows and columns that the feature map is pooled to
   * @param classifier {@code [N, C * pooled * pooled]} to the logits, its last layer
   */
  protected SequentialClassifier(
      ModelConfig config, Sequential features, int pooled, Sequential classifier) {
    super(config, "classifier." + (classifier.layers().size() - 1), "features");
    this.features = child("features", features);
    avgpool = child("avgpool", new AdaptiveAvgPool2d(pooled, pooled));
    this.classifier = child("classifier", classifier);
  }

  /**
   * The chain that computes the feature map, for use as a backbone.
   *
   * @return this network's own part
   */
  public final Sequential features() {
    return features;
  }

  @Override
  public final Value compose(Value x) {
    return x.then(features).then(avgpool).then(flatten).then(classifier);
  }

  @Override
  public final Tensor forward(Tensor x) {
    return observed(
        () -> classifier.forward(flatten.forward(avgpool.forward(features.forward(x)))));
  }
}
