package org.fovea.neural.data;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Examples that are numbered. Several threads may ask for them at the same time.
 *
 * @param <E> what an example is
 */
public interface ExampleSource<E> {
  /**
   * The number of examples.
   *
   * @return 0 or more, always the same
   */
  int size();

  /**
   * One example.
   *
   * @param index 0 to below the size
   * @param random for whatever is random about it, such as augmentation; a loader gives each
   *     example of each epoch a generator of its own
   * @return the example, which depends on the arguments alone
   */
  E get(int index, RandomGenerator random);

  /**
   * Examples that are at hand.
   *
   * @param <E> what an example is
   * @param examples not copied
   * @return the source, in which nothing is random
   */
  static <E> ExampleSource<E> of(List<E> examples) {
    return new ExampleSource<>() {
      @Override
      public int size() {
        return examples.size();
      }

      @Override
      public E get(int index, RandomGenerator random) {
        return examples.get(index);
      }
    };
  }
}
