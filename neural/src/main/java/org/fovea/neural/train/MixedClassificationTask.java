package org.fovea.neural.train;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.fovea.neural.augment.batch.BatchMixing;
import org.fovea.neural.augment.batch.SoftLabelledBatch;
import org.fovea.neural.data.LabelledBatch;
import org.fovea.neural.layer.Layer;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.model.TrainingOutput;
import org.fovea.neural.tensor.Tensor;

/**
 * Classification in which the network learns from mixtures of examples and of their classes.
 * Validation is that of {@link ClassificationTask}. There is no accuracy in training, where an
 * example has no single class.
 */
public final class MixedClassificationTask implements TrainingTask<LabelledBatch> {
  private final ClassificationTask plain;
  private final double smoothing;
  private final BatchMixing mixing;
  private final RandomGenerator random;

  /**
   * Makes a task.
   *
   * @param network inputs to scores, {@code [N, classes]}
   * @param smoothing label smoothing, 0..1
   * @param mixing how examples are mixed
   * @param random decides on the mixtures; a {@link StepRandom} for a training that can be resumed
   */
  public MixedClassificationTask(
      Layer network, double smoothing, BatchMixing mixing, RandomGenerator random) {
    plain =
        new ClassificationTask(
            network, CrossEntropyConfig.defaults().withLabelSmoothing(smoothing));
    this.smoothing = smoothing;
    this.mixing = mixing;
    this.random = random;
  }

  @Override
  public Layer module() {
    return plain.module();
  }

  @Override
  public StepOutcome step(LabelledBatch batch) {
    if (!module().isTraining()) {
      return plain.step(batch);
    }
    SoftLabelledBatch mixed = mixing.apply(batch, random);
    TrainingOutput output = plain.output(mixed.inputs());
    Map<String, Tensor> losses =
        output.losses(
            logits ->
                CrossEntropy.crossEntropy(logits, mixed.targets(), smoothing, Reduction.MEAN));
    return new StepOutcome(losses, Map.of(), batch.labels().data().length);
  }
}
