package org.fovea.neural.detection;

import java.util.random.RandomGenerator;
import org.fovea.neural.layer.Linear;
import org.fovea.neural.layer.Module;
import org.fovea.neural.tensor.Tensor;

/**
 * Says of described regions what they show and, for each class, how to move them (Fast R-CNN,
 * Girshick, 2015, section 2.1). Parameters as in torchvision: {@code cls_score}, {@code bbox_pred}.
 */
public final class FastRcnnPredictor extends Module {
  private final Linear score;
  private final Linear deltas;

  /**
   * Predictions for K regions.
   *
   * @param logits {@code [K, classes]}
   * @param deltas {@code [K, classes * 4]}
   */
  public record Output(Tensor logits, Tensor deltas) {}

  /**
   * Makes a predictor.
   *
   * @param inFeatures numbers of a region's description
   * @param classes including 0, which stands for what is no object
   * @param random the source of the initial values
   */
  public FastRcnnPredictor(int inFeatures, int classes, RandomGenerator random) {
    score = child("cls_score", new Linear(inFeatures, classes, random));
    deltas = child("bbox_pred", new Linear(inFeatures, 4 * classes, random));
  }

  /**
   * Predicts.
   *
   * @param x {@code [K, inFeatures]}
   * @return the predictions
   */
  public Output forward(Tensor x) {
    return new Output(score.forward(x), deltas.forward(x));
  }
}
