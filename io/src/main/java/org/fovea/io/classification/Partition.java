package org.fovea.io.classification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Divides the examples of a data set, each into exactly one part.
 *
 * <p>The examples are dealt one by one, in random order, or class after class and in random order
 * within each. Each goes to the part that is furthest behind its share of what has been dealt, the
 * first of several. So the sizes of the parts, and of their classes where these are dealt one after
 * another, are the shares to within about an example, and exactly where the shares are whole.
 */
public final class Partition {
  private Partition() {}

  /**
   * Divides examples whatever their classes.
   *
   * @param size the number of examples
   * @param shares the size of each part
   * @param seed of the order
   * @return for each part the numbers of its examples, ascending
   */
  public static List<int[]> random(int size, Shares shares, long seed) {
    return deal(shuffled(size, seed), shares);
  }

  /**
   * Divides examples so that the parts have the same mixture of classes.
   *
   * @param labels the class of each example
   * @param shares the size of each part
   * @param seed of the order
   * @return for each part the numbers of its examples, ascending
   */
  public static List<int[]> stratified(int[] labels, Shares shares, long seed) {
    List<Integer> order = shuffled(labels.length, seed);
    order.sort(Comparator.comparingInt(i -> labels[i]));
    return deal(order, shares);
  }

  /**
   * Divides a data set so that the parts have the same mixture of classes.
   *
   * @param set the pictures
   * @param shares the size of each part
   * @param seed of the order
   * @return the parts, the pictures of each in the order of the set
   */
  public static List<LabelledImageSet> stratified(LabelledImageSet set, Shares shares, long seed) {
    return stratified(set.labels(), shares, seed).stream().map(set::subset).toList();
  }

  /**
   * The rounds of a cross-validation: each of some parts is tested on once, and trained on
   * otherwise. The parts have the same size and the same mixture of classes to within an example.
   *
   * @param labels the class of each example
   * @param count how many parts, 2 to the number of examples
   * @param seed of the order
   * @return as many rounds
   * @throws IllegalArgumentException if there are fewer than two parts or fewer examples than parts
   */
  public static List<Fold> folds(int[] labels, int count, long seed) {
    if (count < 2 || count > labels.length) {
      throw new IllegalArgumentException(
          "folds are %d, expected 2 to the number of examples, %d".formatted(count, labels.length));
    }
    List<int[]> parts = stratified(labels, Shares.equal(count), seed);
    List<Fold> folds = new ArrayList<>();
    for (int[] test : parts) {
      int[] train =
          parts.stream()
              .filter(part -> part != test)
              .flatMapToInt(IntStream::of)
              .sorted()
              .toArray();
      folds.add(new Fold(train, test));
    }
    return folds;
  }

  private static List<Integer> shuffled(int size, long seed) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  private static List<int[]> deal(List<Integer> order, Shares shares) {
    int parts = shares.parts().size();
    int[] given = new int[parts];
    int[] partOf = new int[order.size()];
    for (int dealt = 1; dealt <= order.size(); dealt++) {
      int behind = 0;
      for (int part = 1; part < parts; part++) {
        if (shares.parts().get(part) * dealt - given[part]
            > shares.parts().get(behind) * dealt - given[behind]) {
          behind = part;
        }
      }
      given[behind]++;
      partOf[order.get(dealt - 1)] = behind;
    }
    return IntStream.range(0, parts)
        .mapToObj(
            part -> IntStream.range(0, partOf.length).filter(i -> partOf[i] == part).toArray())
        .toList();
  }
}
