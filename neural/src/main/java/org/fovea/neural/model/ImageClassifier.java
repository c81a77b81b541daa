package org.fovea.neural.model;

import java.util.List;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.tensor.Tensor;

/**
 * A network that tells what a picture shows, {@code [N, channels, H, W]} to logits {@code [N,
 * classes]}. What its last part learns is particular to its classes, what the part before has
 * learned serves other classes too: {@link #classifierName} says where one ends and the other
 * begins.
 */
public abstract class ImageClassifier extends Layer {
  private final ModelConfig config;
  private final String classifierName;
  private final String lastStageName;

  /**
   * For subclasses.
   *
   * @param config classes and input
   * @param classifierName full name of the module that gives the logits
   * @param lastStageName full name of the module that gives the last feature map
   */
  protected ImageClassifier(ModelConfig config, String classifierName, String lastStageName) {
    this.config = config;
    this.classifierName = classifierName;
    this.lastStageName = lastStageName;
  }

  /**
   * What the network was made with. A network like it for other classes is made by the same
   * constructor, or {@link Models#create}, with {@link ModelConfig#withClasses}.
   *
   * @return the configuration
   */
  public final ModelConfig config() {
    return config;
  }

  /**
   * The module that gives the logits: parameters whose names begin with this and a dot have the
   * classes' extent, or stand for auxiliary logits of the same extent ({@link #auxiliaryNames}).
   *
   * @return full name, for example {@code fc} or {@code classifier.6}
   */
  public final String classifierName() {
    return classifierName;
  }

  /**
   * The modules that give auxiliary logits in training.
   *
   * @return full names, none for most networks
   */
  public List<String> auxiliaryNames() {
    return List.of();
  }

  /**
   * The module that gives the last feature map, before it is pooled: what class activation maps
   * look at and detectors build on.
   *
   * @return full name, for example {@code layer4} or {@code features}
   */
  public final String lastStageName() {
    return lastStageName;
  }

  /**
   * Computes everything that the training loss is made of. In evaluation mode there are no
   * auxiliary logits.
   *
   * @param x {@code [N, channels, H, W]}
   * @return the logits of {@link #forward} and auxiliary ones
   */
  public TrainingOutput forwardTraining(Tensor x) {
    return TrainingOutput.of(forward(x));
  }
}
