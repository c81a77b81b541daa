package org.fovea.io.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PartitionTest {
  private static int[] sizes(List<int[]> parts) {
    return parts.stream().mapToInt(part -> part.length).toArray();
  }

  private static int[] labels(int size, int classes, long seed) {
    return new Random(seed).ints(size, 0, classes).toArray();
  }

  @Test
  void rulesOfThumbAreExactWhereTheyAreWhole() {
    assertThat(sizes(Partition.random(10, Shares.trainValTest(), 1))).containsExactly(6, 2, 2);
    assertThat(sizes(Partition.random(10, Shares.trainTest(), 1))).containsExactly(7, 3);
    assertThat(sizes(Partition.stratified(labels(1000, 7, 2), Shares.largeTrainValTest(), 1)))
        .containsExactly(980, 10, 10);
  }

  @Property(tries = 200)
  void everyExampleIsInOnePartAndSharesAreKept(
      @ForAll @IntRange(max = 300) int size,
      @ForAll @IntRange(min = 1, max = 12) int classes,
      @ForAll @IntRange(min = 1, max = 9) int tenths,
      @ForAll long seed) {
    Shares shares = Shares.of(tenths / 11.0, 1 / 11.0, (10 - tenths) / 11.0);
    int[] labels = labels(size, classes, seed);
    List<int[]> parts = Partition.stratified(labels, shares, seed);
    assertThat(parts.stream().flatMapToInt(IntStream::of).sorted())
        .containsExactlyElementsOf(IntStream.range(0, size).boxed().toList());
    for (int p = 0; p < 3; p++) {
      double share = shares.parts().get(p);
      assertThat(Math.abs(parts.get(p).length - share * size)).isLessThan(1);
      for (int c = 0; c < classes; c++) {
        int label = c;
        long there = IntStream.of(labels).filter(l -> l == label).count();
        long got = IntStream.of(parts.get(p)).filter(i -> labels[i] == label).count();
        assertThat(Math.abs(got - share * there)).isLessThan(2);
      }
    }
  }

  @Test
  void theSeedDecides() {
    Shares shares = Shares.trainTest();
    assertThat(Partition.random(100, shares, 3).get(0))
        .isEqualTo(Partition.random(100, shares, 3).get(0))
        .isNotEqualTo(Partition.random(100, shares, 4).get(0))
        .isSorted();
  }

  @Test
  void foldsTestOnEveryExampleOnce() {
    int[] labels = labels(103, 4, 5);
    List<Fold> folds = Partition.folds(labels, 5, 1);
    assertThat(folds.stream().flatMapToInt(fold -> IntStream.of(fold.test())).sorted())
        .containsExactlyElementsOf(IntStream.range(0, 103).boxed().toList());
    for (Fold fold : folds) {
      assertThat(fold.test().length).isBetween(20, 21);
      assertThat(IntStream.concat(IntStream.of(fold.train()), IntStream.of(fold.test())).sorted())
          .hasSize(103)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void wrongSharesAreNamed() {
    assertThatThrownBy(() -> Shares.of(0.6, 0.6)).hasMessageContaining("shares are [0.6, 0.6]");
    assertThatThrownBy(() -> Shares.of(1, 0)).hasMessageContaining("numbers above 0");
    assertThatThrownBy(() -> Shares.of()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shares.equal(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Partition.folds(new int[3], 4, 1))
        .hasMessageContaining("folds are 4, expected 2 to the number of examples, 3");
  }
}
