package org.fovea.metrics.detection;

import java.util.List;

/**
 * Pictures with the objects in them, read one at a time so that a data set may be larger than
 * memory. Safe to read from several threads.
 *
 * @param <I> the type of picture
 */
public interface LabelledImages<I> {
  /**
   * The classes of its objects.
   *
   * @return categories in ascending order of id
   */
  List<Category> categories();

  /**
   * How many pictures there are.
   *
   * @return count, at least 0
   */
  int size();

  /**
   * What is known of a picture without reading it.
   *
   * @param index {@code 0..size()-1}
   * @return its id, file and size
   */
  ImageInfo info(int index);

  /**
   * Reads a picture.
   *
   * @param index {@code 0..size()-1}
   * @return the picture, which callers must not modify
   * @throws java.io.UncheckedIOException if it can't be read
   */
  I image(int index);

  /**
   * The objects in a picture.
   *
   * @param index {@code 0..size()-1}
   * @return its annotations in the data set's order
   */
  List<Annotation> annotations(int index);
}
