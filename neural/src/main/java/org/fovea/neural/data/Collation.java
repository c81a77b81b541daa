package org.fovea.neural.data;

import java.util.List;

/**
 * Makes one batch of several examples.
 *
 * @param <E> what an example is
 * @param <B> what a batch is
 */
@FunctionalInterface
public interface Collation<E, B> {
  /**
   * Makes a batch.
   *
   * @param examples at least one, in their order
   * @return the batch
   */
  B collate(List<E> examples);
}
