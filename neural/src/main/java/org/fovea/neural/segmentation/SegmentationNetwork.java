package org.fovea.neural.segmentation;

import org.fovea.neural.layer.Layer;
import org.fovea.neural.model.ModelConfig;
import org.fovea.neural.model.TrainingOutput;
import org.fovea.neural.tensor.Tensor;

/**
 * A network that tells what each pixel shows, {@code [N, channels, H, W]} to logits {@code [N,
 * classes, H - 2 * margin, W - 2 * margin]}. Most have no margin.
 */
public abstract class SegmentationNetwork extends Layer {
  private final ModelConfig config;

  /**
   * For subclasses.
   *
   * @param config classes and channels
   */
  protected SegmentationNetwork(ModelConfig config) {
    this.config = config;
  }

  /**
   * What the network was made with.
   *
   * @return the configuration
   */
  public final ModelConfig config() {
    return config;
  }

  /**
   * How many pixels at each side of the input get no logits.
   *
   * @return 0 unless the network convolves without padding
   */
  public int margin() {
    return 0;
  }

  /**
   * The smallest extent of the input, in rows or columns, that gives at least so many logits.
   *
   * @param output rows or columns with logits, at least 1
   * @return an extent that the network takes
   */
  public int inputFor(int output) {
    return output;
  }

  /**
   * Computes everything that the training loss is made of.
   *
   * @param x {@code [N, channels, H, W]}
   * @return the logits of {@link #forward} and auxiliary ones, in evaluation mode too
   */
  public TrainingOutput forwardTraining(Tensor x) {
    return TrainingOutput.of(forward(x));
  }
}
