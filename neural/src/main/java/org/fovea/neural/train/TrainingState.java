package org.fovea.neural.train;

import java.util.Map;
import org.fovea.neural.tensor.Tensor;

/**
 * What a training is at.
 *
 * @param model the network's state
 * @param optimizer the optimiser's state
 * @param average the averaged weights, empty without an average
 * @param history the complete epochs
 * @param position where within the next one it is
 */
public record TrainingState(
    Map<String, Tensor> model,
    Map<String, Tensor> optimizer,
    Map<String, Tensor> average,
    History history,
    TrainingPosition position) {}
