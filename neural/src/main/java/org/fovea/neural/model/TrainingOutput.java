package org.fovea.neural.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fovea.neural.op.Scale;
import org.fovea.neural.tensor.Tensor;

/**
 * What the loss of a network is made of.
 *
 * @param logits {@code [N, classes]}, or {@code [N, classes, H, W]} of pixels
 * @param auxiliary further logits, in the order of the layers they come from, unmodifiable
 */
public record TrainingOutput(Tensor logits, List<Auxiliary> auxiliary) {
  public TrainingOutput {
    auxiliary = List.copyOf(auxiliary);
  }

  /**
   * Logits that help train the layers in the middle.
   *
   * @param logits of the shape of the main ones
   * @param weight of their loss, where that of the main logits has weight 1
   */
  public record Auxiliary(Tensor logits, double weight) {}

  /**
   * The output of a network without auxiliary logits.
   *
   * @param logits of the network
   * @return these alone
   */
  public static TrainingOutput of(Tensor logits) {
    return new TrainingOutput(logits, List.of());
  }

  /**
   * The losses of all logits, each with its weight.
   *
   * @param loss of some logits, a scalar
   * @return {@code cross_entropy}, then {@code auxiliary1} and so on
   */
  public Map<String, Tensor> losses(UnaryOperator<Tensor> loss) {
    Map<String, Tensor> losses = new LinkedHashMap<>();
    losses.put("cross_entropy", loss.apply(logits));
    for (Auxiliary part : auxiliary) {
      Tensor further = loss.apply(part.logits());
      losses.put("auxiliary" + losses.size(), Scale.scale(further, (float) part.weight()));
    }
    return losses;
  }
}
