package org.fovea.neural.train;

import java.util.Map;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.model.ImageClassifier;
import org.fovea.neural.model.TrainingOutput;
import org.fovea.neural.tensor.Tensor;

/**
 * One class for each example: cross-entropy of the network's scores, with the accuracy as a figure,
 * 0..1. In training the auxiliary scores of a network that has them count by their weights.
 */
public final class ClassificationTask implements TrainingTask<LabelledBatch> {
  /** The name of the share of examples whose highest score is that of their class. */
  public static final String ACCURACY = "accuracy";

  private final Layer network;
  private final CrossEntropyConfig config;

  /**
   * Makes a task.
   *
   * @param network inputs to scores, {@code [N, classes]}
   * @param config weights of classes and label smoothing; the reduction is the mean
   */
  public ClassificationTask(Layer network, CrossEntropyConfig config) {
    this.network = network;
    this.config = config;
  }

  @Override
  public Layer module() {
    return network;
  }

  @Override
  public StepOutcome step(LabelledBatch batch) {
    TrainingOutput output = output(batch.inputs());
    Map<String, Tensor> losses =
        output.losses(logits -> CrossEntropy.crossEntropy(logits, batch.labels(), config));
    int[] labels = batch.labels().data();
    return new StepOutcome(
        losses,
        Map.of(ACCURACY, (double) hits(output.logits(), labels) / labels.length),
        labels.length);
  }

  /** With the scores of auxiliary classifiers in training. */
  TrainingOutput output(Tensor inputs) {
    return network.isTraining() && network instanceof ImageClassifier classifier
        ? classifier.forwardTraining(inputs)
        : TrainingOutput.of(network.forward(inputs));
  }

  /** Of equal scores the first counts as the highest. */
  private static int hits(Tensor scores, int[] labels) {
    int classes = scores.dim(1);
    float[] values = scores.data();
    int hits = 0;
    for (int n = 0; n < labels.length; n++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (values[n * classes + c] > values[n * classes + best]) {
          best = c;
        }
      }
      hits += best == labels[n] ? 1 : 0;
    }
    return hits;
  }
}
