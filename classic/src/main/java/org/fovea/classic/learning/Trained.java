package org.fovea.classic.learning;

import java.util.List;

/**
 * A model and how its training went.
 *
 * @param <M> the model
 * @param model the model
 * @param losses mean loss of all examples plus penalty: before the first epoch, then after each
 */
public record Trained<M>(M model, List<Double> losses) {
  public Trained {
    losses = List.copyOf(losses);
  }
}
