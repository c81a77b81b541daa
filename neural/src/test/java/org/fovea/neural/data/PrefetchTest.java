package org.fovea.neural.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefetchTest {
  private static final int SIZE = 50;

  /** Random numbers; knows who made them. */
  private static class Draws implements ExampleSource<Double> {
    final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    final AtomicInteger made = new AtomicInteger();

    @Override
    public int size() {
      return SIZE;
    }

    @Override
    public Double get(int index, RandomGenerator random) {
      threads.add(Thread.currentThread());
      made.incrementAndGet();
      return index + random.nextDouble();
    }
  }

  private static DataLoader<Double, List<Double>> loader(ExampleSource<Double> source) {
    return new DataLoader<>(source, List::copyOf, DataLoaderConfig.miniBatch(4, 5));
  }

  private static <B> List<B> list(Iterable<B> batches) {
    List<B> list = new ArrayList<>();
    batches.forEach(list::add);
    return list;
  }

  private static void threadsEnd(Draws draws) throws InterruptedException {
    for (Thread thread : draws.threads) {
      thread.join();
      assertThat(thread).isNotSameAs(Thread.currentThread());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 50})
  void batchesAreTheSameAndTheirThreadsEnd(int ahead) throws InterruptedException {
    Draws draws = new Draws();
    try (PrefetchedBatches<List<Double>> batches = loader(draws).prefetch(2, 0, ahead)) {
      assertThat(list(batches)).isEqualTo(list(loader(new Draws()).epoch(2)));
    }
    assertThat(draws.threads).hasSizeBetween(1, ahead);
    threadsEnd(draws);
  }

  @Test
  void noMoreIsMadeThanAskedFor() throws InterruptedException {
    Draws draws = new Draws();
    try (PrefetchedBatches<List<Double>> batches = loader(draws).prefetch(0, 0, 2)) {
      Iterator<List<Double>> iterator = batches.iterator();
      iterator.next();
      iterator.next();
    }
    threadsEnd(draws);
    assertThat(draws.made.get()).isBetween(8, 16);
  }

  @Test
  void aBatchThatCannotBeMadeIsThrownInItsTurn() throws InterruptedException {
    Draws broken =
        new Draws() {
          @Override
          public Double get(int index, RandomGenerator random) {
            super.get(index, random);
            if (index == 17) {
              throw new IllegalStateException("no picture 17");
            }
            return (double) index;
          }
        };
    DataLoader<Double, List<Double>> loader =
        new DataLoader<>(broken, List::copyOf, DataLoaderConfig.miniBatch(4, 5).withShuffle(false));
    try (PrefetchedBatches<List<Double>> batches = loader.prefetch(0, 0, 3)) {
      Iterator<List<Double>> iterator = batches.iterator();
      for (int i = 0; i < 4; i++) {
        assertThat(iterator.next()).startsWith(4.0 * i);
      }
      assertThatThrownBy(iterator::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no picture 17");
      assertThat(iterator.hasNext()).isFalse();
    }
    threadsEnd(broken);
  }

  @Test
  void anInterruptedCallerStillGetsItsBatchAndStaysInterrupted() {
    try (PrefetchedBatches<List<Double>> batches = loader(new Draws()).prefetch(0, 0, 1)) {
      Thread.currentThread().interrupt();
      assertThat(batches.iterator().next()).hasSize(4);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void wrongUseIsNamed() {
    assertThatThrownBy(() -> loader(new Draws()).prefetch(0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ahead is 0, expected 1 or more");
    try (PrefetchedBatches<List<Double>> batches = loader(new Draws()).prefetch(0, 0, 1)) {
      list(batches);
      assertThatThrownBy(batches::iterator).hasMessageContaining("gone through once");
    }
  }
}
