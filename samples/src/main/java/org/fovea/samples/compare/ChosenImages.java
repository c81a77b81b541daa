package org.fovea.samples.compare;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.fovea.metrics.detection.Annotation;
import org.fovea.metrics.detection.Category;
import org.fovea.metrics.detection.ImageInfo;
import org.fovea.metrics.detection.LabelledImages;
import org.fovea.metrics.progress.Progress;

/**
 * Some of the pictures of a data set.
 *
 * @param <I> the type of picture
 */
public final class ChosenImages<I> implements LabelledImages<I> {
  private final LabelledImages<I> all;
  private final List<Integer> chosen;

  private ChosenImages(LabelledImages<I> all, List<Integer> chosen) {
    this.all = all;
    this.chosen = List.copyOf(chosen);
  }

  /**
   * At most so many pictures, evenly spread over the data set.
   *
   * @param all the data set
   * @param most how many at most, at least 1
   * @param <I> the type of picture
   * @return the data set, or part of it
   */
  public static <I> LabelledImages<I> atMost(LabelledImages<I> all, int most) {
    int size = all.size();
    if (size <= most) {
      return all;
    }
    return new ChosenImages<>(
        all, IntStream.range(0, most).mapToObj(i -> (int) ((long) i * size / most)).toList());
  }

  /**
   * The pictures that can be read. All are read once to see.
   *
   * @param all the data set
   * @param problems hears of each that can't, one line
   * @param stage what progress is told
   * @param progress hears how far it is
   * @param <I> the type of picture
   * @return the data set, or part of it
   * @throws CancellationException if {@code progress} says so
   */
  public static <I> LabelledImages<I> readable(
      LabelledImages<I> all, Consumer<String> problems, String stage, Progress progress) {
    List<Integer> good = new ArrayList<>();
    progress.update(stage, 0, Math.max(1, all.size()));
    for (int i = 0; i < all.size(); i++) {
      try {
        all.image(i);
        good.add(i);
      } catch (UncheckedIOException e) {
        problems.accept(all.info(i).fileName() + ": left out, it can't be read: " + e.getMessage());
      }
      progress.update(stage, i + 1, all.size());
    }
    return good.size() == all.size() ? all : new ChosenImages<>(all, good);
  }

  @Override
  public List<Category> categories() {
    return all.categories();
  }

  @Override
  public int size() {
    return chosen.size();
  }

  @Override
  public ImageInfo info(int index) {
    return all.info(chosen.get(index));
  }

  @Override
  public I image(int index) {
    return all.image(chosen.get(index));
  }

  @Override
  public List<Annotation> annotations(int index) {
    return all.annotations(chosen.get(index));
  }
}
