package org.fovea.neural.segmentation;

import static org.fovea.neural.loss.CrossEntropy.crossEntropy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fovea.io.segmentation.SegmentationSet;
import org.fovea.metrics.semantic.SemanticEvaluator;
import org.fovea.neural.loss.CrossEntropyConfig;
import org.fovea.neural.loss.Reduction;
import org.fovea.neural.model.TrainingOutput;
import org.fovea.neural.op.Mul;
import org.fovea.neural.op.Scale;
import org.fovea.neural.op.Sum;
import org.fovea.neural.tensor.Autograd;
import org.fovea.neural.tensor.Tensor;
import org.fovea.neural.train.StepOutcome;
import org.fovea.neural.train.TrainingTask;
import org.jspecify.annotations.Nullable;

/**
 * One class for each pixel: cross-entropy of the network's logits, those in the middle by their
 * weights. Figures are the pixel accuracy in training, and accuracy, mean IoU and mean Dice over
 * all pixels together in validation, 0..1.
 */
public final class SegmentationTask implements TrainingTask<SegmentationBatch> {
  /** The name of the share of pixels with the right class. */
  public static final String PIXEL_ACCURACY = "pixel_accuracy";

  /** The name of the mean over classes of intersection over union. */
  public static final String MEAN_IOU = "mean_iou";

  /** The name of the mean over classes of the Dice coefficient. */
  public static final String MEAN_DICE = "mean_dice";

  private final SegmentationNetwork network;
  private final CrossEntropyConfig config;

  /**
   * Makes a task.
   *
   * @param network to be trained
   * @param classWeights {@code [classes]}, or null for 1
   */
  public SegmentationTask(SegmentationNetwork network, @Nullable Tensor classWeights) {
    this.network = network;
    CrossEntropyConfig plain =
        CrossEntropyConfig.defaults().withIgnoreIndex(SegmentationSet.IGNORED);
    config = classWeights == null ? plain : plain.withClassWeights(classWeights);
  }

  @Override
  public SegmentationNetwork module() {
    return network;
  }

  @Override
  public StepOutcome step(SegmentationBatch batch) {
    return step(batch, evaluator());
  }

  private SemanticEvaluator evaluator() {
    return new SemanticEvaluator(network.config().classes(), SegmentationSet.IGNORED);
  }

  private StepOutcome step(SegmentationBatch batch, SemanticEvaluator evaluator) {
    TrainingOutput output =
        network.isTraining()
            ? network.forwardTraining(batch.inputs())
            : TrainingOutput.of(network.forward(batch.inputs()));
    Map<String, Tensor> losses = output.losses(logits -> loss(logits, batch));
    evaluator.add(batch.labels().data(), highest(output.logits()));
    return new StepOutcome(
        losses, Map.of(PIXEL_ACCURACY, evaluator.pixelAccuracy()), batch.inputs().dim(0));
  }

  /** The mean over pixels that count; weights are as they are (U-Net, equation 1). */
  private Tensor loss(Tensor logits, SegmentationBatch batch) {
    Tensor weights = batch.weights();
    long counted = count(batch);
    if (counted == 0) {
      return Scale.scale(Sum.sum(logits), 0);
    }
    if (weights == null) {
      return crossEntropy(logits, batch.labels(), config);
    }
    Tensor each = crossEntropy(logits, batch.labels(), config.withReduction(Reduction.NONE));
    return Scale.scale(Sum.sum(Mul.mul(each, weights)), 1f / counted);
  }

  private static long count(SegmentationBatch batch) {
    long counted = 0;
    for (int label : batch.labels().data()) {
      counted += label == SegmentationSet.IGNORED ? 0 : 1;
    }
    return counted;
  }

  /** The class of the highest score of each pixel; of equal ones the first. */
  private static int[] highest(Tensor logits) {
    int classes = logits.dim(1);
    int plane = logits.dim(2) * logits.dim(3);
    float[] scores = logits.data();
    int[] best = new int[logits.dim(0) * plane];
    for (int n = 0; n < logits.dim(0); n++) {
      for (int c = 1; c < classes; c++) {
        for (int i = 0; i < plane; i++) {
          int first = n * classes * plane + i;
          if (scores[first + c * plane] > scores[first + best[n * plane + i] * plane]) {
            best[n * plane + i] = c;
          }
        }
      }
    }
    return best;
  }

  @Override
  public Map<String, Double> validate(Iterable<SegmentationBatch> batches) {
    SemanticEvaluator all = evaluator();
    double loss = 0;
    long examples = 0;
    for (SegmentationBatch batch : batches) {
      StepOutcome outcome = Autograd.noGrad(() -> step(batch, all));
      loss += (double) outcome.total().item() * outcome.examples();
      examples += outcome.examples();
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", loss / Math.max(1, examples));
    figures.put(PIXEL_ACCURACY, all.pixelAccuracy());
    figures.put(MEAN_IOU, all.meanIou());
    figures.put(MEAN_DICE, all.meanDice());
    return figures;
  }
}
