package org.fovea.neural.caption;

import java.util.Map;
import org.fovea.neural.layer.Module;
import org.fovea.neural.loss.CrossEntropy;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.op.Reshape;
import org.fovea.neural.tensor.IntTensor;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.train.StepOutcome;
import org.fovea.neural.train.TrainingTask;

/** The next word of each caption, given those before: cross-entropy, the mean over all words. */
@SuppressWarnings("JavaLangClash") // Module is the field's name for it.
public final class CaptionTask implements TrainingTask<CaptionBatch> {
  /** What {@link CrossEntropyConfig#defaults} ignores. */
  private static final int IGNORED = -100;

  private final CaptionNetwork network;

  /**
   * Makes a task.
   *
   * @param network what learns
   */
  public CaptionTask(CaptionNetwork network) {
    this.network = network;
  }

  @Override
  public Module module() {
    return network;
  }

  @Override
  public StepOutcome step(CaptionBatch batch) {
    Tensor scores = network.scores(batch.pictures(), batch.before());
    int[] wanted = batch.following(IGNORED);
    Tensor rows = Reshape.reshape(scores, wanted.length, scores.dim(2));
    Tensor loss =
        CrossEntropy.crossEntropy(rows, IntTensor.of(wanted), CrossEntropyConfig.defaults());
    return new StepOutcome(Map.of("words", loss), Map.of(), batch.captions().size());
  }
}
